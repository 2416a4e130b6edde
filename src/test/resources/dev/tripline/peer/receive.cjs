// Receives requests on a port of its own, which is its first word, and says what other people's code makes of each: the
// CloudEvent, and whether it is signed with the key that is the argument.
const http = require("node:http");
const { HTTP } = require("cloudevents");
const { Webhook } = require("standardwebhooks");

const webhook = new Webhook(process.argv[2]);

function attempt(work) {
  try {
    return work();
  } catch (e) {
    return { error: String(e.message) };
  }
}

const server = http.createServer((request, response) => {
  const chunks = [];
  request.on("data", (chunk) => chunks.push(chunk));
  request.on("end", () => {
    const body = Buffer.concat(chunks).toString();
    const event = attempt(() => HTTP.toEvent({ headers: request.headers, body }));
    const verified = attempt(() => (webhook.verify(body, request.headers), true));
    console.log(JSON.stringify({ event, verified, id: request.headers["webhook-id"] }));
    response.end();
  });
});
server.listen(0, "127.0.0.1", () => console.log(server.address().port));
