/** The platform's documented limits that the local cloud keeps too, so that nothing grows here that fails there. */

const KIB = 1024
const MIB = 1024 * KIB

/** A synchronous call of a function: the event and, apart from it, the result. Also one request to the admin endpoint. */
export const SYNC_PAYLOAD_BYTES = 6 * MIB
/** What `wx.cloud.callFunction` should carry at most; above it WeChat asks for `wx.cloud.CDN`, which changes the event. */
export const CLIENT_EVENT_BYTES = 256 * KIB
/** One file of `wx.cloud.uploadFile`. */
export const UPLOAD_BYTES = 50 * MIB
/** A file's path in storage, in UTF-8. */
export const CLOUD_PATH_BYTES = 850
/** Files that one request for links, or for deletion, may name. */
export const FILES_A_REQUEST = 50
/** How long a temporary link opens its file when the request does not say. */
export const TEMPORARY_URL_SECONDS = 7200
/** The longest life of a temporary link that can be asked for: a day. */
export const TEMPORARY_URL_SECONDS_AT_MOST = 86_400
/** A function whose configuration names no timeout. */
export const FUNCTION_SECONDS = 3
/** Templates that one `wx.requestSubscribeMessage` may ask about. */
export const TEMPLATES_A_TAP = 3
/** Visible characters of a mini-program code's scene. */
export const SCENE_CHARACTERS = 32
