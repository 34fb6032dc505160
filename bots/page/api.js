// The HTTP API as the page uses it. A problem detail becomes an Error whose message tells the reader what to do.

let token = sessionStorage.getItem("token") ?? "";

export function setToken(value) {
  token = value;
  sessionStorage.setItem("token", value);
}

export const hasToken = () => token !== "";

async function call(path, options = {}) {
  const headers = { Authorization: `Bearer ${token}`, "Content-Type": "application/json", ...options.headers };
  const response = await fetch(path, { ...options, headers }).catch(() => {
    throw new Error("连接不上服务器；请检查网络后重试。");
  });
  if (response.ok) return response;
  const problem = await response.json().catch(() => ({}));
  throw new Error(problem.detail ?? `请求失败（${response.status}）；请稍后重试。`);
}

export const get = async (path) => (await call(path)).json();
export const post = (path, body) => call(path, { method: "POST", body: JSON.stringify(body) });

export function eventId() {
  if (crypto.randomUUID) return crypto.randomUUID();
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

// Ask, calling onText with the reply so far; resolves to the whole reply. The same event id may be sent again safely.
export async function ask(body, onText) {
  const response = await call("/v1/chat", {
    method: "POST", body: JSON.stringify(body), headers: { Accept: "text/event-stream" },
  });
  let text = "";
  for await (const { name, data } of events(response.body)) {
    if (name === "problem") throw new Error(data.detail);
    if (name === "reply") return data;
    text += data.text;
    onText(text);
  }
  throw new Error("回复中断了；请重试，同一个问题不会被重复处理。");
}

async function* events(stream) {
  const reader = stream.pipeThrough(new TextDecoderStream()).getReader();
  let buffer = "";
  for (;;) {
    const { value, done } = await reader.read();
    if (done) return;
    buffer += value;
    const parts = buffer.split("\n\n");
    buffer = parts.pop();
    for (const part of parts) {
      const name = /^event: (.*)$/m.exec(part)?.[1];
      yield { name, data: JSON.parse(/^data: (.*)$/m.exec(part)[1]) };
    }
  }
}
