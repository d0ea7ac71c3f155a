package dev.smi.codegen.frontend.java.ir;

import dev.smi.model.diagnostic.SourcePosition;

/**
 * A {@code static final} number whose value the front end knows.
 *
 * @param owner simple name of the class that declares it
 * @param name as the source has it
 * @param value a Boolean, Long (of every integral type) or Double (of both floating ones)
 */
public record NamedConstant(String owner, String name, Scalar type, Object value, SourcePosition position) {}
