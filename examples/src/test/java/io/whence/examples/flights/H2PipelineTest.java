package io.whence.examples.flights;

class H2PipelineTest extends PipelineContract {

    @Override
    String warehouseUrl() {
        return "jdbc:h2:" + directory.resolve("warehouse").toAbsolutePath();
    }
}
