"""Events between services. The only room that speaks AMQP: kombu declares and consumes, pika publishes."""
