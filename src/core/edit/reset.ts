// Makes a terminal as good as new, whatever was going on in it.

/**
 * CAN ends an escape sequence that is open, RIS resets (ECMA-48 8.3.105), then what RIS may leave alone: new line mode, title.
 */
export const RESET = '\x18\x1bc\x1b[20l\x1b]2;\x1b\\';
