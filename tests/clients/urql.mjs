// urql, which takes subscriptions as server-sent events where it may.
import { Client, cacheExchange, fetchExchange } from '@urql/core';
import { ABORT, ADDRESS, COUNCILS, HEADERS, START, WATCH, WRONG, tell, watched } from './bank.mjs';

const exchanges = [cacheExchange, fetchExchange];
const client = new Client({
  url: ADDRESS,
  exchanges,
  fetchOptions: { headers: HEADERS },
  fetchSubscriptions: true,
  preferGetMethod: false,
});

const first = await client.query(COUNCILS, { first: 2 }).toPromise();
if (first.error) throw first.error;
const after = first.data.councils.pageInfo.endCursor;
const second = await client.query(COUNCILS, { first: 2, after }).toPromise();

const begun = await client.mutation(START, { seconds: 5 }).toPromise();
const { id, state } = begun.data.startMatchRun.matchRun;
const ended = await client.mutation(ABORT, { id }).toPromise();
const declined = await client.mutation(START, { seconds: 0 }).toPromise();
const failed = await client.query(WRONG, {}).toPromise();

const states = await watched((variables, each) =>
  new Promise((resolve, reject) => {
    let last; // it may hand out the last answer once more when it hears that it was the last
    client.subscription(WATCH, variables).subscribe(({ data, error, hasNext }) => {
      if (error) reject(error);
      const state = data?.matchRunProgress.state;
      if (state && state !== last) each(data);
      last = state;
      if (hasNext === false) resolve();
    });
  }));

const unsigned = new Client({ url: ADDRESS, exchanges, preferGetMethod: false });
const turnedAway = await unsigned.query(COUNCILS, { first: 2 }).toPromise();

tell({
  councils: first.data.councils.edges.length + second.data.councils.edges.length,
  state,
  aborted: ended.data.abortMatchRun.matchRun.state,
  problems: declined.data.startMatchRun.problems.map(({ code }) => code),
  wrong: failed.error.graphQLErrors[0].message,
  states,
  stranger: turnedAway.error.message,
});
process.exit(0); // its exchanges keep what they have subscribed to
