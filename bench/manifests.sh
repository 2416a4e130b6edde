# What the cases apply. Sourced by run.sh.

event_source() { # port
  cat <<EOF
apiVersion: argoproj.io/v1alpha1
kind: EventSource
metadata: {name: bench}
spec:
  webhook:
    in: {endpoint: /in, port: "$1", method: POST}
EOF
}

sensor() { # name, event name, the trigger's template as YAML in flow style
  cat <<EOF
---
apiVersion: argoproj.io/v1alpha1
kind: Sensor
metadata: {name: $1}
spec:
  dependencies:
    - name: dep
      eventSourceName: bench
      eventName: $2
      filters:
        data:
          - {path: body.n, type: number, comparator: ">=", value: ["0"]}
  triggers:
    - template: {name: act, $3}
      policy: {status: {allow: [200]}}
EOF
}

manifests() { # case, folder, port
  local template="log: {}" n
  mkdir -p "$2"
  event_source "$3" >"$2/eventsource.yaml"
  case $1 in
    intake | webhook) return ;;
    end-to-end)
      template="http: {url: \"http://127.0.0.1:$target_port/effect\", method: POST,
        payload: [{src: {dependencyName: dep, dataKey: body.at}, dest: at}]}"
      ;;
  esac
  for ((n = 1; n <= listening; n++)); do sensor "listens-$n" in "$template"; done >"$2/listening.yaml"
  for ((n = 1; n <= idle; n++)); do sensor "idle-$n" "other-$n" "$template"; done >"$2/idle.yaml"
  [ "$idle" -gt 0 ] || rm "$2/idle.yaml"
}
