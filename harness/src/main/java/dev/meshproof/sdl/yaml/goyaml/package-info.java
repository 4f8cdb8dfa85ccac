/**
 * YAML's syntax as gopkg.in/yaml.v3 v3.0.1 takes it: its scanner (scannerc.go) and parser (parserc.go), which follow libyaml
 * (both under the MIT licence, Copyright 2006-2011 Kirill Simonov, 2011-2019 Canonical Ltd).
 *
 * <p>For: agreement with Akash's parser on what is YAML at all, since every other implementation differs in tabs, directives,
 * anchors and flow collections. Never: what a value means.
 */
@NullMarked
package dev.meshproof.sdl.yaml.goyaml;

import org.jspecify.annotations.NullMarked;
