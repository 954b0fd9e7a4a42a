/** The first account of an installation. Implemented by the accounts, used by the first start. */
export abstract class Founding {
  /**
   * Makes the account that the settings name if there is none yet. Gives the id of the first account it knows of, and
   * while there is no account at all the key with which `POST /setup` makes one.
   */
  abstract prepare(): Promise<{ ownerId: string | undefined; setupKey: string | undefined }>;
}
