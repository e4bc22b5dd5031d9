using System.Diagnostics;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Console;
using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Jejak.Web.Operation;

/// <summary>What the server tells those who run it: log, measurements, traces.</summary>
internal static class Telemetry
{
    public const string MetricsAddress = "/metrics";

    /// <summary>The variable that OpenTelemetry's specification names for where measurements and traces go.</summary>
    public const string EndpointVariable = "OTEL_EXPORTER_OTLP_ENDPOINT";

    public static void AddTelemetry(this WebApplicationBuilder builder, ServeOptions options)
    {
        builder.Logging.ClearProviders().AddFilter("Microsoft", LogLevel.Warning).AddFilter("System", LogLevel.Warning).AddFilter("ModelContextProtocol", LogLevel.Warning);
        builder.Services.AddSingleton(TimeProvider.System);
        if (options.JsonLog) builder.Logging.AddConsoleFormatter<JsonLines, ConsoleFormatterOptions>().AddConsole(console => console.FormatterName = JsonLines.FormatName);
        // A person looks at pages, and wants to hear what went wrong.
        else builder.Logging.AddSimpleConsole().AddFilter(RequestLog.Category, LogLevel.Warning);
        builder.Services.AddMetrics().AddSingleton<ServerActivity>().AddSingleton<PrometheusText>();
        if (options.Otlp is not null || Environment.GetEnvironmentVariable(EndpointVariable) is { Length: > 0 }) builder.Services.AddHostedService<Exporter>();
    }

    public static void UseTelemetry(this WebApplication app)
    {
        // Both listen from the first request on.
        app.Services.GetRequiredService<ServerActivity>();
        app.Services.GetRequiredService<PrometheusText>();
        app.UseRequestLog();
        app.Use(NameTrace);
    }

    public static void MapTelemetry(this WebApplication app)
    {
        app.MapHealth();
        app.MapGet(MetricsAddress, (PrometheusText metrics) => Results.Text(metrics.Write(), "text/plain; version=0.0.4; charset=utf-8")).ExcludeFromDescription().WithOrder(-1);
    }

    /// <summary>A trace is named by the kind of address; what somebody asked for is no part of it.</summary>
    private static async Task NameTrace(HttpContext context, RequestDelegate next)
    {
        try { await next(context); }
        finally
        {
            if (context.Features.Get<IHttpActivityFeature>()?.Activity is { IsAllDataRequested: true } activity)
            {
                string? route = (context.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText;
                activity.DisplayName = route is null ? context.Request.Method : $"{context.Request.Method} {route}";
                activity.SetTag("http.request.method", context.Request.Method).SetTag("http.route", route).SetTag("http.response.status_code", context.Response.StatusCode);
                foreach (string asked in (string[])["url.query", "url.full", "url.path"]) activity.SetTag(asked, null);
                if (context.Response.StatusCode >= StatusCodes.Status500InternalServerError) activity.SetStatus(ActivityStatusCode.Error);
            }
        }
    }

    /// <summary>Sends measurements and traces by OpenTelemetry's protocol (OTLP).</summary>
    private sealed class Exporter(ServeOptions options) : IHostedService, IDisposable
    {
        private MeterProvider? _meters;
        private TracerProvider? _tracers;

        public Task StartAsync(CancellationToken cancellationToken)
        {
            var service = ResourceBuilder.CreateDefault().AddService("jejak", serviceVersion: typeof(Exporter).Assembly.GetName().Version!.ToString(3));
            _meters = Sdk.CreateMeterProviderBuilder().SetResourceBuilder(service).AddMeter([.. ServerActivity.Meters]).AddOtlpExporter(otlp => Direct(otlp, "v1/metrics")).Build();
            _tracers = Sdk.CreateTracerProviderBuilder().SetResourceBuilder(service).AddSource([.. ServerActivity.Sources]).AddOtlpExporter(otlp => Direct(otlp, "v1/traces")).Build();
            return Task.CompletedTask;
        }

        /// <summary>What is still here is sent, for a few seconds at most.</summary>
        public Task StopAsync(CancellationToken cancellationToken)
        {
            Dispose();
            return Task.CompletedTask;
        }

        public void Dispose()
        {
            _meters?.Dispose();
            _tracers?.Dispose();
            (_meters, _tracers) = (null, null);
        }

        // Where only the variables say so, the SDK follows them by itself.
        private void Direct(OtlpExporterOptions otlp, string path)
        {
            if (options.Otlp is not { } address) return;
            otlp.Protocol = OtlpExportProtocol.HttpProtobuf;
            otlp.Endpoint = new Uri(address.AbsoluteUri.TrimEnd('/') + "/" + path);
        }
    }
}
