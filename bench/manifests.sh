# What the cases apply. Sourced by run.sh.
# shellcheck shell=bash disable=SC2154,SC2034

event_source() { # port; posts go to `in`, idle sensors listen to the others
  local n
  cat <<EOF
apiVersion: argoproj.io/v1alpha1
kind: EventSource
metadata: {name: bench}
spec:
  webhook:
    in: {endpoint: /in, port: "$1", method: POST}
EOF
  for n in {0..9}; do echo "    other-$n: {endpoint: /other-$n, port: \"$1\", method: POST}"; done
}

sensor() { # name, event name, the trigger's template as YAML in flow style; without a process, as there may be 10,000
  printf '%s\n' "---
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
          - {path: body.n, type: number, comparator: \">=\", value: [\"0\"]}
  triggers:
    - template: {name: act, $3}
      policy: {status: {allow: [200]}}"
}

manifests() { # case, folder, port
  local template="log: {}" n
  rm -rf "$2" # of the round before
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
  for ((n = 1; n <= idle; n++)); do
    sensor "idle-$n" "other-$((n % 10))" "$template" >>"$2/idle-$((n / 1000)).yaml" # a file has a largest size
  done
}
