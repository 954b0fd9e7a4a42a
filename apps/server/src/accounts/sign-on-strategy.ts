import type { Request } from 'express';
import { randomNonce, randomState, type Configuration } from 'openid-client';
import { Strategy, type AuthenticateOptions, type VerifyFunction } from 'openid-client/passport';

/** Where the strategy keeps what an answer must fit to: in `request.session` under this name. */
export const SIGN_ON = 'signOn';
const SCOPE = 'openid email profile';

/**
 * The code flow of OpenID Connect with PKCE, state and nonce, always all three. Where the answer arrives is the public
 * address, whatever host a request names.
 */
export class SignOnStrategy extends Strategy {
  constructor(
    config: Configuration,
    private readonly callbackUrl: string,
    verify: VerifyFunction,
  ) {
    super({ config, callbackURL: callbackUrl, scope: SCOPE, sessionKey: SIGN_ON, name: 'oidc' }, verify);
  }

  override authorizationRequestParams<T extends AuthenticateOptions>(
    request: Request,
    options: T,
  ): URLSearchParams {
    const params = new URLSearchParams(super.authorizationRequestParams(request, options));
    params.set('state', randomState());
    params.set('nonce', randomNonce());
    return params;
  }

  /** An answer is one because of where it arrives, whatever it holds. */
  override shouldInitiateAuthRequest(request: Request): boolean {
    return !request.originalUrl.startsWith(new URL(this.callbackUrl).pathname);
  }

  override currentUrl(request: Request): URL {
    return new URL(request.originalUrl.replace(/^[^?]*/, ''), this.callbackUrl);
  }
}
