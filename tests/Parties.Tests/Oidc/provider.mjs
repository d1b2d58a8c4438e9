// A real OpenID provider for the tests (npm oidc-provider). Started as: node provider.mjs FOLDER-OF-NODE-MODULES
// It prints its issuer, and ends when its standard input is closed. What it says of a subject is put at /people?subject=…&mail=…&verified=….
import { createServer } from 'node:http';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const { Provider } = await import(pathToFileURL(join(process.argv[2], 'oidc-provider', 'lib', 'index.js')));
const people = new Map();
const server = createServer();
server.listen(0, '127.0.0.1', () => {
  const issuer = `http://localhost:${server.address().port}`;
  const provider = new Provider(issuer, {
    clients: [{
      client_id: 'noroshi',
      client_secret: 'a secret for tests only',
      redirect_uris: ['http://localhost/sign-in/provider/return'],
      token_endpoint_auth_method: 'client_secret_post',
    }],
    pkce: { required: () => true },
    claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name'] },
    features: { devInteractions: { enabled: true } },
    findAccount: (context, id) => ({ accountId: id, claims: () => ({ sub: id, ...people.get(id), name: '外部 花子' }) }),
  });
  // The house listens on a port that is not known yet.
  provider.Client.prototype.redirectUriAllowed = (uri) => new URL(uri).hostname === '127.0.0.1' && new URL(uri).pathname === '/sign-in/provider/return';
  const answer = provider.callback();
  server.on('request', (request, response) => {
    const url = new URL(request.url, issuer);
    if (url.pathname !== '/people') return answer(request, response);
    people.set(url.searchParams.get('subject'), { email: url.searchParams.get('mail'), email_verified: url.searchParams.get('verified') === 'true' });
    response.end();
  });
  console.log(issuer);
});
process.stdin.on('end', () => process.exit(0)).resume();
