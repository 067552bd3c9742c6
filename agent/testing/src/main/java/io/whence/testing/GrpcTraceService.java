package io.whence.testing;

import io.grpc.Context;
import io.grpc.Contexts;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.ServerInterceptors;
import io.grpc.ServerServiceDefinition;
import io.grpc.Status;
import io.grpc.stub.ServerCalls;
import io.grpc.stub.StreamObserver;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceResponse;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** OTLP's TraceService. The marshallers are two lines, so that gRPC's own protobuf module is not needed. */
final class GrpcTraceService {
    /** What to do with a request. */
    interface Receiver {
        Answer receive(OtlpRequest request) throws InterruptedException;
    }

    private static final String SERVICE = "opentelemetry.proto.collector.trace.v1.TraceService";

    static final MethodDescriptor<ExportTraceServiceRequest, ExportTraceServiceResponse> EXPORT =
            MethodDescriptor.<ExportTraceServiceRequest, ExportTraceServiceResponse>newBuilder()
                    .setType(MethodDescriptor.MethodType.UNARY)
                    .setFullMethodName(MethodDescriptor.generateFullMethodName(SERVICE, "Export"))
                    .setRequestMarshaller(new RequestMarshaller())
                    .setResponseMarshaller(new ResponseMarshaller())
                    .build();

    private static final Context.Key<Metadata> HEADERS = Context.key("headers");

    private final Receiver receiver;

    GrpcTraceService(Receiver receiver) {
        this.receiver = receiver;
    }

    ServerServiceDefinition definition() {
        ServerServiceDefinition definition = ServerServiceDefinition.builder(SERVICE)
                .addMethod(EXPORT, ServerCalls.asyncUnaryCall(this::export))
                .build();
        return ServerInterceptors.intercept(definition, new HeaderInterceptor());
    }

    private void export(ExportTraceServiceRequest body, StreamObserver<ExportTraceServiceResponse> observer) {
        OtlpRequest request = new OtlpRequest("grpc", "/" + SERVICE + "/Export", headers(HEADERS.get()), body);
        Answer answer;
        try {
            answer = receiver.receive(request);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            observer.onError(Status.CANCELLED.asRuntimeException());
            return;
        }
        if (answer.isAccepted()) {
            observer.onNext(ExportTraceServiceResponse.getDefaultInstance());
            observer.onCompleted();
        } else {
            observer.onError(status(answer.status()).asRuntimeException());
        }
    }

    private static Status status(int http) {
        return switch (http) {
            case 400 -> Status.INVALID_ARGUMENT;
            case 401 -> Status.UNAUTHENTICATED;
            case 403 -> Status.PERMISSION_DENIED;
            case 404 -> Status.UNIMPLEMENTED;
            case 429 -> Status.RESOURCE_EXHAUSTED;
            case 502, 503, 504 -> Status.UNAVAILABLE;
            default -> Status.UNKNOWN;
        };
    }

    private static Map<String, List<String>> headers(Metadata metadata) {
        Map<String, List<String>> headers = new TreeMap<>();
        for (String name : metadata.keys()) {
            if (name.endsWith(Metadata.BINARY_HEADER_SUFFIX)) {
                continue;
            }
            List<String> values = new ArrayList<>();
            metadata.getAll(Metadata.Key.of(name, Metadata.ASCII_STRING_MARSHALLER))
                    .forEach(values::add);
            headers.put(name, List.copyOf(values));
        }
        return Collections.unmodifiableMap(headers);
    }

    private static final class HeaderInterceptor implements ServerInterceptor {
        @Override
        public <ReqT, RespT> ServerCall.Listener<ReqT> interceptCall(
                ServerCall<ReqT, RespT> call, Metadata headers, ServerCallHandler<ReqT, RespT> next) {
            return Contexts.interceptCall(Context.current().withValue(HEADERS, headers), call, headers, next);
        }
    }

    private static final class RequestMarshaller implements MethodDescriptor.Marshaller<ExportTraceServiceRequest> {
        @Override
        public InputStream stream(ExportTraceServiceRequest value) {
            return new ByteArrayInputStream(value.toByteArray());
        }

        @Override
        public ExportTraceServiceRequest parse(InputStream stream) {
            try {
                return ExportTraceServiceRequest.parseFrom(stream);
            } catch (IOException e) {
                throw Status.INVALID_ARGUMENT.withCause(e).asRuntimeException();
            }
        }
    }

    private static final class ResponseMarshaller implements MethodDescriptor.Marshaller<ExportTraceServiceResponse> {
        @Override
        public InputStream stream(ExportTraceServiceResponse value) {
            return new ByteArrayInputStream(value.toByteArray());
        }

        @Override
        public ExportTraceServiceResponse parse(InputStream stream) {
            try {
                return ExportTraceServiceResponse.parseFrom(stream);
            } catch (IOException e) {
                throw Status.INTERNAL.withCause(e).asRuntimeException();
            }
        }
    }
}
