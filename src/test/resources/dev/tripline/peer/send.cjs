// Sends events and signed requests with other people's code. Arguments: the URL for events, the URL for signed requests, a key.
const { CloudEvent, HTTP } = require("cloudevents");
const { Webhook } = require("standardwebhooks");

const [events, signed, key] = process.argv.slice(2);
const event = {
  source: "https://shop.example.com/orders",
  type: "com.example.order.placed",
  subject: "order/7",
  time: "2026-11-26T03:00:00.000Z",
  traceparent: "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
  comexampleflag: true,
  comexamplen: 5,
};

async function post(url, message) {
  const headers = Object.fromEntries(Object.entries(message.headers).map(([name, value]) => [name, String(value)]));
  const answer = await fetch(url, { method: "POST", headers, body: message.body });
  console.log(answer.status);
}

async function main() {
  const json = { data: { total: 12.5, customer: "Grüße, 世界" } };
  const bytes = { datacontenttype: "application/octet-stream", data: new Uint8Array([0, 255, 97]) };
  const text = { datacontenttype: "text/plain", data: "Grüße" };
  await post(events, HTTP.binary(new CloudEvent({ ...event, ...json, id: "binary-json" })));
  await post(events, HTTP.structured(new CloudEvent({ ...event, ...json, id: "structured-json" })));
  await post(events, HTTP.binary(new CloudEvent({ ...event, ...bytes, id: "binary-bytes" })));
  await post(events, HTTP.structured(new CloudEvent({ ...event, ...bytes, id: "structured-bytes" })));
  await post(events, HTTP.binary(new CloudEvent({ ...event, ...text, id: "binary-text" })));
  await post(events, HTTP.structured(new CloudEvent({ ...event, ...text, id: "structured-text" })));
  await post(events, {
    headers: { "content-type": "application/cloudevents-batch+json" },
    body: JSON.stringify([
      new CloudEvent({ ...event, ...json, id: "batch-1" }),
      new CloudEvent({ ...event, ...json, id: "batch-2" }),
    ]),
  });
  const body = JSON.stringify(json);
  const now = new Date();
  await post(signed, {
    headers: {
      "content-type": "application/json",
      "webhook-id": "msg_1",
      "webhook-timestamp": Math.floor(now.getTime() / 1000),
      "webhook-signature": new Webhook(key).sign("msg_1", now, body),
    },
    body,
  });
}

main();
