package org.hopline.engine.event;

/**
 * That an input of a detection wants an event, and what it took from it. Made by the matcher in the source station, so
 * that whatever comes later needs no fields of the event.
 *
 * @param detection identity of the detection
 * @param input which of its inputs, from 0
 * @param row the fields that the detection's stages and template read
 */
public record Pick(String detection, int input, Row row) {}
