import { CloudError } from '../cloud-error'
import type { RunningCall } from '../functions/call'
import { TEMPLATES_A_TAP } from '../limits'
import type { AdminProduct, BinaryProduct } from '../server/admin-endpoint'
import { parseJsonObject } from '../server/json'
import { decodeArguments, encodeAnswer, encodeErrcode } from './binary-message'
import { refusal, type ErrcodeAnswer } from './errcode'
import type { MessageJournal } from './message-journal'
import { miniProgramCode } from './mini-program-code'
import { isConsentAnswers, sendSubscribeMessage, type ConsentAnswer } from './subscribe-message'

export interface OpenApisOptions {
  readonly journal: MessageJournal
  readonly now: () => string
  /** Whether a function's `config.json` lists the API. */
  readonly mayCall: (functionName: string, apiName: string) => boolean
  /** An errcode that WeChat answers instead, for reasons of its own; undefined for none. */
  readonly refuses: (apiName: string) => number | undefined
  /** The fields of the templates that are known, by their ids. */
  readonly templates: Readonly<Record<string, readonly string[]>>
}

/** WeChat's server APIs that functions call through the cloud (云调用). */
export class OpenApis {
  constructor(private readonly options: OpenApisOptions) {}

  /** `wx.api`: JSON in, JSON out; wx-server-sdk's `callOpenAPI` alone still asks so, "DEPRECATED" in its source. */
  readonly product: AdminProduct = async ({ action, params, call }) => {
    const { apiName, requestData } = params
    if (action !== 'wx.api') throw new CloudError('INVALID_ACTION', `wx does not answer ${action}`)
    if (typeof apiName !== 'string') throw new CloudError('INVALID_PARAM', 'apiName is missing')
    const text = typeof requestData === 'string' && requestData !== '' ? requestData : '{}'
    const answer = await this.answer(apiName, parseJsonObject(text, 'requestData'), call)
    if (Buffer.isBuffer(answer))
      throw new CloudError('INVALID_PARAM', `${apiName} answers bytes: call it as wx.openApi`)
    return { data: { responseData: JSON.stringify(answer) } }
  }

  /** `wx.openApi`: protobuf in, protobuf out; wx-server-sdk's `openapi.*`. */
  readonly binary: BinaryProduct = async (apiName, bytes, call) => {
    const answer = await this.answer(apiName, decodeArguments(bytes), call)
    return Buffer.isBuffer(answer) ? encodeAnswer('image/png', answer) : encodeErrcode(answer)
  }

  /**
   * What a tap on `wx.requestSubscribeMessage` does: each accepted template may be sent to the person once more.
   * Throws INVALID_PARAM for more than three templates or an answer that is none.
   */
  async consent(openid: string, answers: unknown): Promise<Readonly<Record<string, ConsentAnswer>>> {
    if (!isConsentAnswers(answers))
      throw new CloudError('INVALID_PARAM', 'answers is not { <template id>: accept | reject | ban }')
    const given = Object.entries(answers)
    if (given.length === 0 || given.length > TEMPLATES_A_TAP)
      throw new CloudError('INVALID_PARAM', `one tap asks about 1 to ${TEMPLATES_A_TAP} templates`)
    const at = this.options.now()
    const accepted = given.filter(([, answer]) => answer === 'accept')
    await Promise.all(accepted.map(([templateId]) => this.options.journal.consent({ openid, templateId, at })))
    return answers
  }

  private async answer(
    apiName: string,
    request: Readonly<Record<string, unknown>>,
    call: RunningCall | undefined,
  ): Promise<Buffer | ErrcodeAnswer> {
    if (call && !this.options.mayCall(call.functionName, apiName)) return refusal('noPermission', apiName)
    const errcode = this.options.refuses(apiName)
    if (errcode !== undefined) return { errcode, errmsg: `refused by the test of ${apiName}` }
    const now = call?.caller.clock ?? this.options.now()
    switch (apiName) {
      case 'subscribeMessage.send':
        return sendSubscribeMessage(request, this.options, now)
      case 'wxacode.getUnlimited':
        return miniProgramCode(request)
      default:
        return refusal('unknownApi', apiName)
    }
  }
}
