// What the panel shows of records: what waits for me, what I filed, what I was told, and one record with its history.

import { announce } from "./dom.js";
import { listView, recordView } from "./record_views.js";
import { takesBack } from "./words.js";

const AT_ONCE = 40; // records whose steps are looked up at a time, each with one request

/** Records as the panel shows them. `refresh()` shows the panel's place again. */
export class Records {
  constructor(api, refresh) {
    Object.assign(this, { api, refresh });
    this.forget();
  }

  /** Forget what was seen in somebody else's name. */
  forget() {
    this.people = null;
    this.said = null; // {text, bad}: what came of the last step, told above the record
    this.deep = AT_ONCE;
  }

  async view(id) {
    const [me, people] = await Promise.all([this.api.get("/v1/me"), this.known()]);
    const names = new Map(people.map((person) => [person.id, `${person.name}（${person.id}）`]));
    const name = (who) => names.get(who) ?? (who === me.id ? `${me.name}（${me.id}）` : WHO[who] ?? who);
    return id ? this.one(id, me, name) : this.all(me, name);
  }

  /** Colleagues, where the server tells them: with --demo. */
  async known() {
    this.people ??= this.api.get("/v1/demo/identities").then((told) => told.identities, () => []);
    return this.people;
  }

  async all(me, name) {
    const [{ records }, { notices }] = await Promise.all([this.api.get("/v1/records"), this.api.get("/v1/notices")]);
    const newest = records.toReversed();
    const looked = await Promise.all(newest.slice(0, this.deep).map((record) => this.open(record.id)));
    return listView({
      waiting: looked.filter((record) => record?.steps.some((step) => !takesBack(step))),
      mine: newest.filter((record) => record.owner === me.id),
      notices, name,
      more: newest.length > this.deep ? () => { this.deep += AT_ONCE; this.refresh(); } : null,
    });
  }

  /** A record with its steps; null where it went out of sight since it was listed. */
  open(id) {
    return this.api.get(address(id)).catch((problem) => {
      if (problem.status === 404) return null;
      throw problem;
    });
  }

  async one(id, me, name) {
    const record = await this.api.get(address(id));
    const said = this.said;
    this.said = null;
    return recordView(record, {
      api: this.api, mine: record.owner === me.id, name, people: await this.known(), said,
      take: (body) => this.take(record, body), changed: () => this.refresh(),
    });
  }

  /** Somebody who was faster is told, and the record shown as it is now. Other problems are the form's to show. */
  async take(record, body) {
    try {
      const after = await this.api.post(`${address(record.id)}/transitions`, body);
      this.said = { text: `${after.id} 已变为“${after.state_label}”。`, bad: false };
    } catch (problem) {
      if (problem.status !== 409) throw problem;
      this.said = { text: problem.message, bad: true };
    }
    announce(this.said.text);
    await this.refresh();
  }
}

const WHO = { anonymous: "匿名", system: "系统" };

function address(id) {
  return `/v1/records/${encodeURIComponent(id)}`;
}
