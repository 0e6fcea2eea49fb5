import type { BranchId, MemberId, Stored } from '../people/identity'
import type { Instant } from '../time/instant'

/** So many bytes a photo has at most when it reaches the cloud: the phone makes it smaller before. */
export const PHOTO_BYTES = 500_000
/** A meeting has so many at most: each is optional, and a record is no album. */
export const MOST_PHOTOS = 6

/** A quarter, half or three quarters of a turn to the right bring the picture upright. */
export const PHOTO_TURNS = [0, 90, 180, 270] as const
export type PhotoTurn = (typeof PHOTO_TURNS)[number]

/**
 * A photo beside the minutes of a meeting; whoever may read the minutes may see it. `_id` is `<meeting>:p<place>`, so that there
 * are never more than places. Kept without what a camera writes beside a picture: where it was taken, when, by which device.
 */
export interface MeetingPhoto extends Stored {
  readonly branchId: BranchId
  readonly meetingId: string
  /** What is to be seen; empty where nothing is said. */
  readonly caption: string
  readonly addedAt: Instant
  readonly addedBy: MemberId
  /** Upright, in points of the picture. */
  readonly width: number
  readonly height: number
  readonly turn: PhotoTurn
  /** A JPEG. */
  readonly base64: string
}

/** The places of the photos of a meeting, in the order they are taken. */
export function photoPlaces(meetingId: string): string[] {
  return Array.from({ length: MOST_PHOTOS }, (_, at) => `${meetingId}:p${at + 1}`)
}
