// The styles that windows come in: ours, and VHS's.

/** The last four are VHS's: buttons on the window's own ground. */
export const WINDOWS = [
  'macos',
  'windows',
  'plain',
  'none',
  'colorful',
  'colorful-right',
  'rings',
  'rings-right',
] as const;
export type WindowStyle = (typeof WINDOWS)[number];

/** Whether its buttons are on the window's own ground. */
export const isOnBody = (style: WindowStyle): style is 'colorful' | 'colorful-right' | 'rings' | 'rings-right' =>
  /^(?:colorful|rings)/.test(style);

/** Whether it is a window of our design, with room around the text and an edge. */
export const isOurs = (style: WindowStyle): boolean => style !== 'none' && !isOnBody(style);
