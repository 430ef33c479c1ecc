// Signs people in to a website through User Sessions, and notices when they close the session. docs/websites-node.md shows
// this file, and the browser tests run it.

import { createRemoteJWKSet, jwtVerify } from 'jose';
import * as oidc from 'openid-client';

export type Settings = {
  /** Where User Sessions is: https://account.example.com */
  accountUrl: string;
  /** Where the website is: https://wiki.example.com */
  websiteUrl: string;
  clientId: string;
  /** Nothing for a program that cannot keep a secret. */
  clientSecret?: string | undefined;
};

/** What has to be kept in the browser's session at the website until the browser comes back. */
export type Begun = { state: string; nonce: string; verifier: string };

export type SignedIn = {
  /** The account, for good: a login name may change hands, this does not. */
  subject: string;
  loginName: string | undefined;
  /** Names the session in logout notices. */
  sid: string;
  idToken: string;
  accessToken: string;
  refreshToken: string;
};

const LOGOUT_EVENT = 'http://schemas.openid.net/event/backchannel-logout';

export class AccountClient {
  readonly #settings: Settings;
  readonly #provider: oidc.Configuration;
  readonly #keys: ReturnType<typeof createRemoteJWKSet>;

  private constructor(settings: Settings, provider: oidc.Configuration) {
    this.#settings = settings;
    this.#provider = provider;
    this.#keys = createRemoteJWKSet(new URL(provider.serverMetadata().jwks_uri ?? ''));
  }

  static async connect(settings: Settings, options: oidc.DiscoveryRequestOptions = {}): Promise<AccountClient> {
    const { accountUrl, clientId, clientSecret } = settings;
    const proof = clientSecret === undefined ? oidc.None() : oidc.ClientSecretBasic(clientSecret);
    const execute = [oidc.enableNonRepudiationChecks, ...(options.execute ?? [])];
    const provider = await oidc.discovery(new URL(accountUrl), clientId, undefined, proof, { ...options, execute });
    return new AccountClient(settings, provider);
  }

  /** Where to send the browser; `more` may hold `prompt`, `max_age` or `login_hint`. */
  async begin(scope: string, more: Record<string, string> = {}): Promise<{ begun: Begun; location: string }> {
    const begun = { state: oidc.randomState(), nonce: oidc.randomNonce(), verifier: oidc.randomPKCECodeVerifier() };
    const location = oidc.buildAuthorizationUrl(this.#provider, {
      redirect_uri: `${this.#settings.websiteUrl}/callback`,
      scope,
      state: begun.state,
      nonce: begun.nonce,
      code_challenge: await oidc.calculatePKCECodeChallenge(begun.verifier),
      code_challenge_method: 'S256',
      ...more,
    });
    return { begun, location: location.href };
  }

  /** Who has come back to `/callback`; an error whose `error` is "access_denied" when the person said no. */
  async finish(callback: URL, begun: Begun, maxAge?: number): Promise<SignedIn> {
    const tokens = await oidc.authorizationCodeGrant(this.#provider, callback, {
      expectedState: begun.state,
      expectedNonce: begun.nonce,
      pkceCodeVerifier: begun.verifier,
      idTokenExpected: true,
      ...(maxAge === undefined ? {} : { maxAge }),
    });
    const claims = tokens.claims();
    const { id_token: idToken, refresh_token: refreshToken } = tokens;
    if (!claims || typeof claims['sid'] !== 'string' || !idToken || !refreshToken) throw new Error('a token is missing');
    const name = claims['preferred_username'];
    return {
      subject: claims.sub,
      loginName: typeof name === 'string' ? name : undefined,
      sid: claims['sid'],
      idToken,
      accessToken: tokens.access_token,
      refreshToken,
    };
  }

  /** New tokens for a refresh token, which works once; refused as soon as the session is closed or the website revoked. */
  async refresh(signedIn: SignedIn): Promise<SignedIn> {
    const tokens = await oidc.refreshTokenGrant(this.#provider, signedIn.refreshToken);
    const refreshToken = tokens.refresh_token ?? signedIn.refreshToken;
    return { ...signedIn, accessToken: tokens.access_token, refreshToken };
  }

  /** Whether an access token is still good, for a website that hands it to servers of its own. */
  async isActive(accessToken: string): Promise<boolean> {
    return (await oidc.tokenIntrospection(this.#provider, accessToken)).active;
  }

  async userInfo({ accessToken, subject }: SignedIn): Promise<oidc.UserInfoResponse> {
    return oidc.fetchUserInfo(this.#provider, accessToken, subject);
  }

  /** Where to send the browser to sign out of User Sessions too; it comes back to `/signed-out` with the state. */
  signOutLocation(idToken: string, state: string): string {
    const back = `${this.#settings.websiteUrl}/signed-out`;
    const request = { id_token_hint: idToken, post_logout_redirect_uri: back, state };
    return oidc.buildEndSessionUrl(this.#provider, request).href;
  }

  /** The session that a logout notice ends: whoever signed in with this `sid` is signed out. Answer 200 to it, 400 to an
   *  error. The same notice may come again, when an answer was lost on its way. */
  async readLogoutNotice(logoutToken: string): Promise<{ sid: string; id: string }> {
    const { payload } = await jwtVerify(logoutToken, this.#keys, {
      issuer: this.#provider.serverMetadata().issuer,
      audience: this.#settings.clientId,
      algorithms: ['ES256'],
      typ: 'logout+jwt',
      requiredClaims: ['iat', 'exp', 'jti', 'sid', 'events'],
      maxTokenAge: '2 minutes',
      clockTolerance: '10 seconds',
    });
    const { iat, exp, jti, sid, events, nonce } = payload;
    if (Number(exp) - Number(iat) > 120) throw new Error('the notice lives too long');
    const event = Object(events)[LOGOUT_EVENT];
    if (typeof event !== 'object' || event === null) throw new Error('the notice is about something else');
    if (nonce !== undefined) throw new Error('an ID token passes itself off as a notice');
    if (typeof sid !== 'string' || typeof jti !== 'string') throw new Error('the notice names no session');
    return { sid, id: jti };
  }
}
