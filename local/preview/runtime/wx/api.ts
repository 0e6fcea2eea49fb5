/** How WeChat's functions answer: by callbacks, and by a promise that carries the same. */
export interface Callbacks {
  readonly success?: (answer: Answer) => void
  readonly fail?: (failure: Failure) => void
  readonly complete?: (answer: Answer | Failure) => void
}

export type Answer = Record<string, unknown> & { readonly errMsg: string }
export interface Failure {
  readonly errMsg: string
  readonly errno?: number
  /** Of `wx.cloud`, the cloud's own code; of `requestSubscribeMessage`, its own. */
  readonly errCode?: number
}

/** A refusal in WeChat's words: it reaches the page as `{errMsg: '<function>:fail <reason>'}`. */
export class ApiFailure extends Error {
  constructor(
    reason: string,
    readonly errno?: number,
    readonly errCode?: number,
  ) {
    super(reason)
  }
}

export type Api<O> = (options?: O & Callbacks) => Promise<Answer>

/** Makes a function of `wx` out of what it does. `run` answers fields, or throws: `ApiFailure`, or a defect. */
export function api<O extends object>(
  name: string,
  run: (options: O) => object | void | Promise<object | void>,
): Api<O> {
  return (options) => {
    const given = options ?? ({} as O & Callbacks)
    const answered = start(() => run(given)).then(
      (answer): Answer => ({ ...answer, errMsg: `${name}:ok` }),
      (error: unknown): never => {
        // Not an Error: pages read `errMsg`, on a device and here.
        // eslint-disable-next-line @typescript-eslint/only-throw-error
        throw failure(name, error)
      },
    )
    // Who passes a callback gets no promise from WeChat; who passes none has to take care of the one they get.
    if (given.success ?? given.fail ?? given.complete)
      answered.then(
        (answer) => {
          given.success?.(answer)
          given.complete?.(answer)
        },
        (failed: Failure) => {
          given.fail?.(failed)
          given.complete?.(failed)
        },
      )
    return answered
  }
}

/** Runs at once, as on a device, and turns what is thrown into a rejection. */
async function start<T>(run: () => T | Promise<T>): Promise<T> {
  return run()
}

function failure(name: string, error: unknown): Failure {
  const reason = error instanceof Error ? error.message : String(error)
  const { errno, errCode }: Partial<ApiFailure> = error instanceof ApiFailure ? error : {}
  return {
    errMsg: `${name}:fail ${reason}`,
    ...(errno === undefined ? {} : { errno }),
    ...(errCode === undefined ? {} : { errCode }),
  }
}

/** A list of listeners, as `wx.onX` and `wx.offX` keep one. */
export class Listeners<T> {
  private readonly listeners = new Set<(value: T) => void>()

  readonly on = (listener: (value: T) => void): void => {
    this.listeners.add(listener)
  }

  readonly off = (listener?: (value: T) => void): void => {
    if (listener) this.listeners.delete(listener)
    else this.listeners.clear()
  }

  tell(value: T): void {
    for (const listener of [...this.listeners]) listener(value)
  }
}
