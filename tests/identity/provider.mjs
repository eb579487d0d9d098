// A real OpenID Connect provider, for tests of signing in. Whoever signs in as
// "NAME ROLE ROLE…" has these roles. It prints its address once it can be reached, and ends with
// its standard input.
import { createServer } from 'node:http';
import { Provider } from 'oidc-provider';

const bank = process.env.BANK;
const server = createServer();
await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
const issuer = `http://127.0.0.1:${server.address().port}`;

const rolesOf = (login) => login.split(' ').slice(1);
const provider = new Provider(issuer, {
  clients: [
    {
      client_id: 'staffbank',
      client_secret: 'a secret of these tests',
      redirect_uris: [`${bank}/callback`],
      post_logout_redirect_uris: [`${bank}/`],
    },
  ],
  claims: { openid: ['sub', 'roles'] },
  conformIdTokenClaims: false,
  cookies: { keys: ['a key of these tests'] },
  pkce: { required: () => true },
  async findAccount(_, login) {
    return { accountId: login, claims: () => ({ sub: login, roles: rolesOf(login) }) };
  },
  extraTokenClaims: (_, token) => ({ roles: rolesOf(token.accountId ?? '') }),
  features: {
    devInteractions: { enabled: true },
    resourceIndicators: {
      enabled: true,
      defaultResource: () => 'urn:staffbank',
      useGrantedResource: () => true,
      getResourceServerInfo: () => ({
        scope: 'openid profile',
        audience: 'api://staffbank',
        accessTokenFormat: 'jwt',
        jwt: { sign: { alg: 'RS256' } },
      }),
    },
  },
});
server.on('request', provider.callback());
process.stdin.resume().on('end', () => process.exit(0));
console.log(issuer);
