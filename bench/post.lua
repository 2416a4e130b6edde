-- What wrk sends: a POST of 1 KiB of JSON; what it says at the end: one line for intake.sh.
wrk.method = "POST"
wrk.headers["Content-Type"] = "application/json"
local head = '{"n":1,"text":"'
wrk.body = head .. string.rep("x", 1024 - #head - 2) .. '"}'

done = function(summary, latency)
  local errors = summary.errors
  io.write(string.format("RESULT %.0f %.2f %.2f %d\n",
    summary.requests / (summary.duration / 1e6),
    latency:percentile(50) / 1000,
    latency:percentile(99) / 1000,
    errors.connect + errors.read + errors.write + errors.status + errors.timeout))
end
