/** What a person reads where a call brought no answer of ours: from the network, or from the cloud around our functions. */
export const TRANSPORT_SENTENCES = {
  offline: '网络不通，内容还在，请稍后重试。',
  timeout: '等得有点久，请稍后重试；不会重复提交。',
  crowded: '现在用的人多，一时办不过来，请过一会儿再试；不会重复提交。',
  'cloud-missing': '云端还没有装好这项功能，重试没有用，请告诉管理小程序的同志。',
  'too-large': '一次的内容太多，没有办成，请分几次办理。',
  'cloud-failed': '云端出了错，没有办成，请过一会儿再试；总是这样，请告诉管理小程序的同志。',
} as const
export type TransportCode = keyof typeof TRANSPORT_SENTENCES
