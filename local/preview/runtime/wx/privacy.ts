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

export function settings(): Record<string, boolean> {
  return {}
}

export const privacyApis = {
  getPrivacySetting: api('getPrivacySetting', () => ({
    needAuthorization: needsAuthorization(),
    privacyContractName: '《小程序隐私保护指引》',
  })),
  onNeedPrivacyAuthorization: (given: Listener) => {
    listener = given
  },
  requirePrivacyAuthorize: api('requirePrivacyAuthorize', () => requirePrivacy('requirePrivacyAuthorize')),
  openPrivacyContract: api('openPrivacyContract', () => {
    throw new ApiFailure('隐私保护指引在公众平台上，预览里打不开')
  }),
}

/** Before anything private: asks the page that listens. Throws when the person does not agree. */
export async function requirePrivacy(name: string): Promise<void> {
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
