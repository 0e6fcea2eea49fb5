/** WeChat answers every API with an errcode; 0 is success. A refusal does not throw. */
export interface ErrcodeAnswer {
  readonly errcode: number
  readonly errmsg: string
}

/** The refusals the local APIs give, with WeChat's numbers. */
export const ERRCODES = {
  invalidOpenid: [40003, 'invalid openid'],
  invalidTemplate: [40037, 'invalid template_id'],
  invalidPage: [41030, 'invalid page'],
  invalidArgument: [47003, 'argument invalid!'],
  refusedByUser: [43101, 'user refuse to accept the msg'],
  invalidArguments: [40097, 'invalid args'],
  invalidScene: [40129, 'invalid scene'],
  invalidSceneLength: [40169, 'invalid length for scene, or the data is not json string'],
  noPermission: [-604101, 'function has no permission to call this API'],
  unknownApi: [-604100, 'API not found'],
} as const satisfies Readonly<Record<string, readonly [number, string]>>

/**
 * Whether the gateway before the APIs refuses, and no API has answered: WeChat's "codes that begin with 6" (wx-server-sdk
 * 4.0.2, `error.config.ts`).
 */
export function isOfGateway({ errcode }: ErrcodeAnswer): boolean {
  return errcode <= -600_000
}

export function refusal(of: keyof typeof ERRCODES, detail = ''): ErrcodeAnswer {
  const [errcode, errmsg] = ERRCODES[of]
  return { errcode, errmsg: detail === '' ? errmsg : `${errmsg} ${detail}` }
}
