// GraphQL Yoga on Node's own server, with the rows that it is handed; says its port.
import { createServer } from "node:http";
import { createSchema, createYoga } from "graphql-yoga";

const { typeDefs, rows } = JSON.parse(process.env.SERVED);
const schema = createSchema({
  typeDefs,
  resolvers: { Query: { hello: () => "hello", rows: () => rows } },
});
const yoga = createYoga({ schema, logging: false, graphiql: false, landingPage: false });
const server = createServer(yoga);
server.listen(0, "127.0.0.1", () => console.log(server.address().port));
