/**
 * YAML as Akash Console reads it: js-yaml's {@code load} with its default schema, with the place of every value.
 *
 * <p>For: what that reader makes of a text, whatever other readers say; two readers of YAML differ on tabs, indentation, keys, tags
 * and documents, so that the console's verdict cannot be told from another's tree. May touch: the text. Never: what a
 * value means to Akash.
 *
 * <p>Left open, since no SDL comes near: the text of dates and bytes as keys, the bytes of {@code !!binary}, more than 400
 * levels, and more than 200,000 merged entries. js-yaml 4.2.0 differs in {@code 1_000} and {@code 1e400}, which are strings there.
 *
 * <p>The steps follow js-yaml 4.1.1 (lib/loader.js, lib/type), the version that the console locks, which is under the MIT licence:
 *
 * <p>Copyright (C) 2011-2015 by Vitaly Puzrin. Permission is hereby granted, free of charge, to any person obtaining a copy
 * of this software and associated documentation files (the "Software"), to deal in the Software without restriction, including without
 * limitation the rights to use, copy, modify, merge, publish, distribute, sublicense, and/or sell copies of the Software, and to
 * permit persons to whom the Software is furnished to do so, subject to the following conditions: The above copyright notice and
 * this permission notice shall be included in all copies or substantial portions of the Software. THE SOFTWARE IS PROVIDED "AS
 * IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR IMPLIED, INCLUDING BUT NOT LIMITED TO THE WARRANTIES OF MERCHANTABILITY, FITNESS FOR
 * A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE AUTHORS OR COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR
 * OTHER LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR OTHERWISE, ARISING FROM, OUT OF OR IN CONNECTION WITH THE SOFTWARE OR
 * THE USE OR OTHER DEALINGS IN THE SOFTWARE.
 */
@NullMarked
package dev.meshproof.sdl.console.jsyaml;

import org.jspecify.annotations.NullMarked;
