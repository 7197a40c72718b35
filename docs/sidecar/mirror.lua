-- Sends a copy of the request to Parallax from a task of its own. The client's request goes on at once.
local PARALLAX = "http://127.0.0.1:8080"
local IN_FLIGHT_LIMIT = 256
local in_flight = 0

local HOP_BY_HOP = { connection = true, ["keep-alive"] = true, te = true, upgrade = true,
                     ["transfer-encoding"] = true, ["content-length"] = true }

core.register_action("parallax_mirror", { "http-req" }, function(txn)
  if in_flight >= IN_FLIGHT_LIMIT then
    return
  end
  local headers = {}
  for name, values in pairs(txn.http:req_get_headers()) do
    if not HOP_BY_HOP[name] then
      headers[name] = {}
      for _, value in pairs(values) do
        table.insert(headers[name], value)
      end
    end
  end
  local request = { url = PARALLAX .. txn.sf:pathq(), headers = headers, timeout = 1000 }
  local head = txn.sf:method() == "HEAD"
  in_flight = in_flight + 1
  core.register_task(function()
    local client = core.httpclient()
    pcall(function() if head then client:head(request) else client:get(request) end end)
    in_flight = in_flight - 1
  end)
end)
