import { holder, phoneNumber } from '../phone'
import { api, ApiFailure } from './api'

/** A person agrees once to the privacy guide; WeChat remembers it, and so does the phone. */
const KEY = `privacy:${phoneNumber}:${holder}`

interface Decision {
  readonly event: 'agree' | 'disagree' | 'exposureAuthorization'
  readonly buttonId?: string
}
type Listener = (resolve: (decision: Decision) => void, info: { referrer: string }) => void

let listener: Listener | undefined
let isTapped = false

export function needsAuthorization(): boolean {
  return localStorage.getItem(KEY) === null
}

/** A tap on `<button open-type="agreePrivacyAuthorization">`. */
export function agreePrivacy(_buttonId: string): void {
  isTapped = true
  localStorage.setItem(KEY, 'agreed')
}

export const privacyApis = {
  getPrivacySetting: api('getPrivacySetting', () => ({
    needAuthorization: needsAuthorization(),
    privacyContractName: '《小程序隐私保护指引》',
  })),
  onNeedPrivacyAuthorization: (given: Listener) => {
    listener = given
  },
  requirePrivacyAuthorize: api('requirePrivacyAuthorize', () => agreedTo('requirePrivacyAuthorize')),
  openPrivacyContract: api('openPrivacyContract', () => {
    throw new ApiFailure('隐私保护指引在公众平台上，预览里打不开')
  }),
}

/** Of the interfaces that a guide to privacy has to declare, those that whoever serves the preview says it does. */
const declared = fetch('/__declared-apis').then((answer) => answer.json() as Promise<readonly string[]>)

/**
 * Before anything private: asks the page that listens. Throws when the person does not agree, and where `name` is not
 * declared, which nobody on a phone can help.
 */
export async function requirePrivacy(name: string): Promise<void> {
  if (!(await declared).includes(name)) throw new ApiFailure('api scope is not declared in the privacy agreement', 112)
  await agreedTo(name)
}

async function agreedTo(name: string): Promise<void> {
  if (!needsAuthorization() || !listener) return
  const ask = listener
  const decision = await new Promise<Decision>((resolve) => {
    ask(
      (answer) => {
        if (answer.event !== 'exposureAuthorization') resolve(answer)
      },
      { referrer: name },
    )
  })
  if (decision.event !== 'agree') throw new ApiFailure('privacy permission is not authorized', 103)
  if (!isTapped) throw new ApiFailure('privacy permission is not authorized: the agree button was not tapped', 104)
}
