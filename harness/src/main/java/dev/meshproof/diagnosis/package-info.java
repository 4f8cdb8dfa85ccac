/**
 * From what was seen, the most probable cause of a claim's failure, and what to change. Decides no verdict: what it says is
 * read by people. Pure: the same plan, evidence and circumstances give the same diagnosis.
 */
@NullMarked
package dev.meshproof.diagnosis;

import org.jspecify.annotations.NullMarked;
