import { Inject, Injectable } from '@nestjs/common';
import { Refusal, type Account, type SecondFactorBegun } from '@openfloor/contract';
import type { Store, StoredFactor } from '@openfloor/store';
import { generateSecret, generateURI, verify } from 'otplib';
import { STORE } from '../operations/store.token.js';
import { newRecoveryCodes, plainRecoveryCode } from './recovery-codes.js';
import { Seals } from '../operations/seals.js';

/** RFC 6238 as every authenticator has it: SHA-1, six digits, steps of 30 s; a step before and after is taken. */
const STEP_SECONDS = 30;
const SECRET_BYTES = 20;
const SEALED_FOR = 'second factors';
const CODES_FOR = 'recovery codes';
const ISSUER = 'OpenFloor';

/** Whether an account has a second factor, since when (ms), and how many recovery codes are unused. */
export interface FactorState {
  on: boolean;
  since: number | null;
  recoveryCodesLeft: number;
}

/**
 * The second factors of accounts: time-based codes, each good once, and recovery codes for who has lost the device. The
 * secrets lie sealed in the store, of recovery codes only keyed digests.
 */
@Injectable()
export class SecondFactors {
  constructor(
    @Inject(STORE) private readonly store: Store,
    private readonly seals: Seals,
  ) {}

  async state(accountId: string): Promise<FactorState> {
    const factor = await this.inForce(accountId);
    if (!factor) return { on: false, since: null, recoveryCodesLeft: 0 };
    const recoveryCodesLeft = await this.store.countRecoveryCodes(accountId);
    return { on: true, since: factor.confirmedAt, recoveryCodesLeft };
  }

  async isOn(accountId: string): Promise<boolean> {
    return (await this.inForce(accountId)) !== undefined;
  }

  /** A new secret, not in force before `confirm`. Refuses `WRONG_STATE` where there is a second factor already. */
  async begin({ id, email }: Account): Promise<SecondFactorBegun> {
    await this.expectOff(id);
    const secret = generateSecret({ length: SECRET_BYTES });
    const sealed = this.seals.seal(SEALED_FOR, secret, id);
    await this.store.putSecondFactor({
      accountId: id,
      sealed,
      createdAt: Date.now(),
      confirmedAt: null,
      lastStep: null,
    });
    return { secret, uri: generateURI({ issuer: ISSUER, label: email, secret }) };
  }

  /** Puts the secret of `begin` in force, for whoever can show a code of it; gives the recovery codes. */
  async confirm(accountId: string, code: string): Promise<string[]> {
    await this.expectOff(accountId);
    const factor = await this.store.secondFactor(accountId);
    if (!factor) throw new Refusal('WRONG_STATE', 'begin anew');
    const step = await this.stepOf(factor, code);
    if (step === undefined) throw new Refusal('NOT_ALLOWED', 'this code is not right');
    return this.writeCodes({ ...factor, confirmedAt: Date.now(), lastStep: step });
  }

  /** New recovery codes; the old ones end. */
  async renewCodes(accountId: string): Promise<string[]> {
    const factor = await this.inForce(accountId);
    if (!factor) throw new Refusal('WRONG_STATE', 'there is no second factor');
    return this.writeCodes(factor);
  }

  /** Whether a code is right, and uses it up. No code is taken twice, whoever is first. */
  async takes(accountId: string, code: string): Promise<boolean> {
    const factor = await this.inForce(accountId);
    if (!factor) return false;
    const recovery = plainRecoveryCode(code);
    if (recovery) return this.store.useRecoveryCode(accountId, this.seals.digest(CODES_FOR, recovery));
    const step = await this.stepOf(factor, code);
    return step !== undefined && this.store.useStep(accountId, step);
  }

  drop(accountId: string): Promise<void> {
    return this.store.dropSecondFactor(accountId);
  }

  private async inForce(accountId: string): Promise<StoredFactor | undefined> {
    const factor = await this.store.secondFactor(accountId);
    return factor && factor.confirmedAt !== null ? factor : undefined;
  }

  private async expectOff(accountId: string): Promise<void> {
    if (await this.isOn(accountId)) throw new Refusal('WRONG_STATE', 'there is a second factor already');
  }

  /** The time step that a code is of, whether it was used or not. */
  private async stepOf({ accountId, sealed }: StoredFactor, code: string): Promise<number | undefined> {
    const token = code.replaceAll(/\s/g, '');
    const secret = this.seals.open(SEALED_FOR, sealed, accountId);
    if (secret === undefined || !/^\d{6}$/.test(token)) return undefined;
    const found = await verify({ secret, token, epochTolerance: STEP_SECONDS });
    return found.valid && 'timeStep' in found ? found.timeStep : undefined;
  }

  private async writeCodes(factor: StoredFactor): Promise<string[]> {
    const codes = newRecoveryCodes();
    const digests = codes.map((code) => this.seals.digest(CODES_FOR, plainRecoveryCode(code) ?? code));
    await this.store.putSecondFactor(factor, digests);
    return codes;
  }
}
