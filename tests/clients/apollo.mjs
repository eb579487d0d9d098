// Apollo Client, with its cache.
import { ApolloClient, HttpLink, InMemoryCache, gql } from '@apollo/client';
import { relayStylePagination } from '@apollo/client/utilities';
import { filter, firstValueFrom } from 'rxjs';
import { ABORT, ADDRESS, COUNCILS, HEADERS, START, WRONG, tell } from './bank.mjs';

const cacheOf = () => new InMemoryCache({
  typePolicies: { Query: { fields: { councils: relayStylePagination() } } },
});
const client = new ApolloClient({
  link: new HttpLink({ uri: ADDRESS, headers: HEADERS }),
  cache: cacheOf(),
});

const query = gql(COUNCILS);
const watching = client.watchQuery({ query, variables: { first: 2 } });
const page = await firstValueFrom(watching.pipe(filter(({ loading }) => !loading)));
const { endCursor } = page.data.councils.pageInfo;
await watching.fetchMore({ variables: { first: 2, after: endCursor } });
const { data } = await client.query({ query, variables: { first: 2 }, fetchPolicy: 'cache-only' });

const mutation = gql(START);
const begun = await client.mutate({ mutation, variables: { seconds: 5 } });
const { id, state } = begun.data.startMatchRun.matchRun;
await client.mutate({ mutation: gql(ABORT), variables: { id } });
const declined = await client.mutate({ mutation, variables: { seconds: 0 } });
const failed = await client.query({ query: gql(WRONG) }).catch((error) => error);

const unsigned = new ApolloClient({ link: new HttpLink({ uri: ADDRESS }), cache: cacheOf() });
const turnedAway = await unsigned.query({ query, variables: { first: 2 } }).catch((e) => e);

tell({
  councils: data.councils.edges.length,
  state,
  aborted: client.cache.extract()[`MatchRun:${id}`].state,
  problems: declined.data.startMatchRun.problems.map(({ code }) => code),
  wrong: failed.message,
  stranger: turnedAway.message,
});
process.exit(0); // its cache keeps timers
