-- What wrk sends: a POST of JSON; what it says at the end: one line of JSON. Set through the environment:
--   POST_SIZE    bytes of a body
--   POST_PORTS   where to, one thread each in turn
--   POST_STAMP   when 1: each body tells the time at which it was sent, in microseconds, as "at"
--   POST_RATE    when above 0: posts in a second, all threads together (and the time in the body is that of the plan where
--                the answers come too slowly to keep to it)
local ffi = require("ffi")
ffi.cdef("struct timeval { long seconds; long micros; }; int gettimeofday(struct timeval *now, void *zone);")
local threads = 2
local size = tonumber(os.getenv("POST_SIZE"))
local rate = tonumber(os.getenv("POST_RATE"))
local ports = {}
for port in os.getenv("POST_PORTS"):gmatch("%d+") do ports[#ports + 1] = port end

local nothing = string.rep("0", 15)
local head = '{"n":1,"at":1' .. nothing .. ',"text":"'
wrk.method = "POST"
wrk.headers["Content-Type"] = "application/json"
wrk.body = head .. string.rep("x", size - #head - 2) .. '"}'

local timeval = ffi.new("struct timeval")
local function clock()
  ffi.C.gettimeofday(timeval, nil)
  return tonumber(timeval.seconds) * 1e6 + tonumber(timeval.micros)
end

local count = 0
function setup(thread)
  thread.addr = wrk.lookup("127.0.0.1", ports[count % #ports + 1])[1]
  count = count + 1
end

-- Times at which posts are due, first in first out; empty without a rate.
local due, first, last, after = {}, 1, 0, nil

local function planned_delay()
  local now = clock()
  last = last + 1
  due[last] = after or now
  after = due[last] + threads * 1e6 / rate
  return math.max(0, math.ceil((due[last] - now) / 1000))
end

local function time_of_post()
  local now, plan = clock(), due[first]
  if plan then
    due[first] = nil
    first = first + 1
  end
  return plan and now - plan > 2000 and plan or now
end

function init()
  if os.getenv("POST_STAMP") ~= "1" then return end
  local text = wrk.format()
  local from, to = text:find("1" .. nothing, 1, true)
  local before, behind = text:sub(1, from - 1), text:sub(to + 1)
  request = function() return before .. string.format("%.0f", time_of_post()) .. behind end
  if rate > 0 then delay = planned_delay end
end

done = function(summary, latency)
  local errors = summary.errors
  io.write(string.format('RESULT {"posts":%d,"rate":%.0f,"p50":%.2f,"p99":%.2f,"errors":%d}\n',
    summary.requests - errors.status,
    (summary.requests - errors.status) / (summary.duration / 1e6),
    latency:percentile(50) / 1000,
    latency:percentile(99) / 1000,
    errors.connect + errors.read + errors.write + errors.status + errors.timeout))
end
