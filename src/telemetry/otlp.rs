//! Spans are sent to a collector, by OTLP over HTTP.
//!
//! Set up by the variables that OpenTelemetry has for everyone
//! (`OTEL_EXPORTER_OTLP_ENDPOINT`, `OTEL_SERVICE_NAME`, `OTEL_TRACES_SAMPLER` …); nothing is sent unless they say where.

use opentelemetry::trace::TracerProvider as _;
use opentelemetry_otlp::{ExporterBuildError, SpanExporter};
use opentelemetry_sdk::{
    Resource,
    trace::{SdkTracerProvider, Tracer},
};

const NAME: &str = "medborgarsvar";

/// Sends spans for as long as it lives; what waits is sent when it goes.
#[derive(Debug)]
pub struct Sending(SdkTracerProvider);

impl Drop for Sending {
    fn drop(&mut self) {
        // A collector that is gone keeps nobody from stopping.
        drop(self.0.shutdown());
    }
}

/// Begins to send, if the environment says where. Not to be called from within the runtime: the exporter has a thread of
/// its own.
///
/// # Errors
/// When what the environment says makes no sense.
pub fn start(environment: impl Fn(&str) -> Option<String>) -> Result<Option<(Tracer, Sending)>, ExporterBuildError> {
    let is_set = |name: &str| environment(name).is_some_and(|value| !value.is_empty());
    let somewhere = is_set("OTEL_EXPORTER_OTLP_ENDPOINT") || is_set("OTEL_EXPORTER_OTLP_TRACES_ENDPOINT");
    let disabled = environment("OTEL_SDK_DISABLED").is_some_and(|value| value.eq_ignore_ascii_case("true"));
    if !somewhere || disabled {
        return Ok(None);
    }
    let exporter = SpanExporter::builder().with_http().build()?;
    let mut resource = Resource::builder();
    if !is_set("OTEL_SERVICE_NAME") {
        resource = resource.with_service_name(NAME);
    }
    let provider = SdkTracerProvider::builder().with_resource(resource.build()).with_batch_exporter(exporter).build();
    Ok(Some((provider.tracer(NAME), Sending(provider))))
}
