package org.hopline.spl;

/** Compiles a search. */
public final class SplCompiler {

    private SplCompiler() {}
}
