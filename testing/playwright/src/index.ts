// Playwright for products with User Sessions in them: a real service for each worker or test, told what to be by the test.

export { expect } from '@playwright/test';

export { Account } from './account.js';
export { closeButton, rowOf } from './list.js';
export type { Product } from './product.js';
export { type Closing, type End, type Place, Session, type SessionOptions } from './session.js';
export { test, type UserSessionsOptions } from './test.js';
export { Clock, Faults, FreshUserSessions, type Registered, UserSessions, type Website } from './user_sessions.js';
