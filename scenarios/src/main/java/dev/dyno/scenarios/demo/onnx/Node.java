package dev.dyno.scenarios.demo.onnx;

import java.util.List;

/** One operation of an ONNX graph in the making. It makes one tensor, named like itself. */
final class Node {
    private final Message message = new Message();

    Node(String operation, String output, List<String> inputs) {
        inputs.forEach(input -> message.text(Field.NODE_INPUT, input));
        message.text(Field.NODE_OUTPUT, output).text(Field.NODE_NAME, output).text(Field.NODE_OP_TYPE, operation);
    }

    Node attribute(String name, long value) {
        return attribute(new Message()
                .text(Field.ATTRIBUTE_NAME, name)
                .number(Field.ATTRIBUTE_INT, value)
                .number(Field.ATTRIBUTE_TYPE, Field.ATTRIBUTE_TYPE_INT));
    }

    Node attribute(String name, long[] values) {
        Message attribute = new Message().text(Field.ATTRIBUTE_NAME, name);
        for (long value : values) {
            attribute.number(Field.ATTRIBUTE_INTS, value);
        }
        return attribute(attribute.number(Field.ATTRIBUTE_TYPE, Field.ATTRIBUTE_TYPE_INTS));
    }

    private Node attribute(Message attribute) {
        message.message(Field.NODE_ATTRIBUTE, attribute);
        return this;
    }

    Message message() {
        return message;
    }
}
