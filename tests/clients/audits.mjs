// The audits of graphql-http, by its own authors, of the endpoint at ADDRESS.
import { serverAudits } from 'graphql-http';

const { ADDRESS, TOKEN } = process.env;
const signed = (url, asked = {}) =>
  fetch(url, { ...asked, headers: { ...asked.headers, authorization: `Bearer ${TOKEN}` } });

const results = [];
for (const audit of serverAudits({ url: ADDRESS, fetchFn: signed })) {
  const { status, reason } = await audit.fn();
  results.push({ id: audit.id, name: audit.name, status, reason });
}
console.log(JSON.stringify(results));
