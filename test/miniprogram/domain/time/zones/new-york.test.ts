/**
 * @jest-environment <rootDir>/test/setup/in-zone.cjs
 * @jest-environment-options {"zone":"America/New_York"}
 */
import './every-time-test'
