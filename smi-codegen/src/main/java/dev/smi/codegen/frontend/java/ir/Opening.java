package dev.smi.codegen.frontend.java.ir;

import dev.smi.model.ReduceOperator;
import java.util.Optional;

/**
 * How a channel is opened.
 *
 * @param count elements; of a scatter or gather those that a rank sends
 * @param receiveCount elements that a rank receives, of a scatter or gather only
 * @param peer destination, source or root, an int
 * @param port a constant expression, so that its name is kept; its value is {@code portValue}
 * @param degree the asynchronicity degree, a constant expression, if one is given
 * @param operator of a reduction only
 */
public record Opening(
        ChannelKind kind,
        Scalar element,
        Expression count,
        Optional<Expression> receiveCount,
        Expression peer,
        Expression port,
        int portValue,
        Optional<Expression> degree,
        Optional<ReduceOperator> operator,
        Variable communicator) {}
