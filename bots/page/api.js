// The HTTP API as the page uses it. What goes wrong is a Problem whose message can be shown as it is.

const SILENCE_MS = 60_000; // a stream that says nothing for this long is given up; the same event can be sent again

/** What went wrong, in words for the reader. `status` 0: no answer came at all. */
export class Problem extends Error {
  constructor(status, detail) {
    super(detail);
    this.status = status;
  }
}

/** Requests in the name of whoever `token()` says, or else of who has signed in, whose pages know `csrf()`. */
export class Api {
  constructor(token, csrf = () => "") {
    this.token = token;
    this.csrf = csrf;
  }

  async get(path) {
    return (await this.send(path, {})).json();
  }

  async post(path, body) {
    const response = await this.send(path, { method: "POST", body: JSON.stringify(body) });
    return response.status === 204 ? null : response.json();
  }

  /** Send a file's bytes as they are. */
  async put(path, file) {
    const type = file.type || "application/octet-stream";
    return (await this.send(path, { method: "PUT", body: file, headers: { "Content-Type": type } })).json();
  }

  /** Ask; `onText` gets the pieces as they come. Returns the whole reply. Sending the same event again does nothing twice. */
  async chat(body, onText, stop) {
    const patience = new Patience(stop);
    try {
      const asked = { method: "POST", body: JSON.stringify(body), signal: patience.signal };
      const response = await this.send("/v1/chat", asked, "text/event-stream");
      if (!response.headers.get("content-type")?.includes("text/event-stream")) return await response.json();
      return await readReply(response.body, onText, patience);
    } catch (error) {
      if (stop.aborted || error instanceof Problem) throw error;
      throw new Problem(0, patience.spent ? "等了一分钟还没有收到回答。" : "连接中断，回答没有收完。");
    } finally {
      patience.end();
    }
  }

  async send(path, init, accept = "application/json") {
    const headers = { Accept: accept, ...(init.body ? { "Content-Type": "application/json" } : {}), ...init.headers };
    if (this.token()) headers.Authorization = `Bearer ${this.token()}`;
    else if (this.csrf()) headers["X-CSRF-Token"] = this.csrf();
    const response = await fetch(path, { ...init, headers }).catch((error) => {
      if (error.name === "AbortError") throw error;
      throw new Problem(0, "连接不上服务器，请检查网络。");
    });
    if (!response.ok) throw await problemOf(response);
    return response;
  }
}

async function problemOf(response) {
  const said = await response.json().catch(() => ({}));
  return new Problem(response.status, said.detail || said.title || `服务器回应了错误 ${response.status}。`);
}

async function readReply(stream, onText, patience) {
  for await (const { event, data } of events(stream, patience)) {
    if (event === "delta") onText(data.text);
    else if (event === "reply") return data;
    else if (event === "problem") throw new Problem(data.status ?? 500, data.detail || data.title);
  }
  throw new Problem(0, "连接中断，回答没有收完。");
}

/** Server-sent events of a body; a block that is cut off at the end is none. */
async function* events(stream, patience) {
  const reader = stream.pipeThrough(new TextDecoderStream()).getReader();
  let rest = "";
  for (let part; !(part = await reader.read()).done; ) {
    patience.renew();
    const found = (rest + part.value).replaceAll("\r\n", "\n").split("\n\n");
    rest = found.pop();
    yield* found.map(parsed).filter(Boolean);
  }
}

function parsed(block) {
  const fields = { event: "message", data: "" };
  for (const line of block.split("\n")) {
    const [, name, value] = /^(event|data): ?(.*)$/.exec(line) ?? [];
    if (name) fields[name] = value;
  }
  return fields.data ? { event: fields.event, data: JSON.parse(fields.data) } : null;
}

/** Ends a request when the reader stops it, or when nothing came for a while. */
class Patience {
  constructor(stop) {
    this.given = new AbortController();
    this.spent = false;
    this.pass = () => this.given.abort();
    this.stop = stop;
    stop.addEventListener("abort", this.pass);
    this.renew();
  }

  get signal() {
    return this.given.signal;
  }

  renew() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => { this.spent = true; this.given.abort(); }, SILENCE_MS);
  }

  end() {
    clearTimeout(this.timer);
    this.stop.removeEventListener("abort", this.pass);
  }
}

/** A random id; crypto.randomUUID exists only in secure contexts, and an intranet page may not be one. */
export function newEventId() {
  if (crypto.randomUUID) return crypto.randomUUID();
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");
}
