import type { Answer, ProcedureName, RefusalCode } from '#contract'
import { sentenceFor, sentenceOf } from '../text/refusals'
import type { TransportFailure } from './transport'

/**
 * A call that was refused or did not get through, where whoever asked stops at once. `message` is the sentence for the
 * person; `field` the part of the input at fault, where the server said one.
 */
export class CallFailure extends Error {
  constructor(
    readonly code: RefusalCode | TransportFailure['code'],
    sentence: string = sentenceFor(code),
    readonly field?: string,
  ) {
    super(sentence)
  }
}

/** The failure of an answer that is not `ok`. */
export function failureOf<P extends ProcedureName>(
  answer: Extract<Answer<P>, { ok: false }> | TransportFailure,
): CallFailure {
  return new CallFailure(answer.code, sentenceOf<P>(answer), 'field' in answer ? answer.field : undefined)
}

/** What was asked for, or why it is not there; a defect is thrown on. */
export async function outcomeOf<Value>(
  asked: Promise<Value>,
): Promise<{ readonly value: Value } | { readonly failure: CallFailure }> {
  try {
    return { value: await asked }
  } catch (failure) {
    if (failure instanceof CallFailure) return { failure }
    throw failure
  }
}

/** The value; undefined where it was refused or did not get through: for a part that a page can stand without. */
export async function ifAnswered<Value>(asked: Promise<Value>): Promise<Value | undefined> {
  const outcome = await outcomeOf(asked)
  return 'value' in outcome ? outcome.value : undefined
}

/**
 * Reads the parts of a page that it can stand without. `unread` says which could not be read and why, empty where all were:
 * a page says so, because what is left out looks as if there were nothing.
 */
export function partsOfPage() {
  const names: string[] = []
  let why = ''
  return {
    part: async <Value>(name: string, asked: Promise<Value>): Promise<Value | undefined> => {
      const outcome = await outcomeOf(asked)
      if ('value' in outcome) return outcome.value
      names.push(name)
      why = outcome.failure.message
      return undefined
    },
    unread: () => (names.length > 0 ? `${names.join('、')}没有读到：${why}` : ''),
  }
}
