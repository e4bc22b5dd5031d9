using Jejak.Archive;
using Jejak.Web.Api;
using Jejak.Web.Archives;
using Jejak.Web.Assets;
using Jejak.Web.Live;
using Jejak.Web.Mcp;
using Jejak.Web.Operation;
using Jejak.Web.Pages;
using Jejak.Web.Reading;
using Jejak.Web.Security;
using Jejak.Web.Wording;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Radzen;

namespace Jejak.Web;

/// <summary>Pages and API over one archive.</summary>
public static partial class JejakServer
{
    private const int Done = 0, CannotListen = 74;

    /// <summary>Serves until it is stopped from the keyboard or by a signal.</summary>
    /// <param name="say">What a person should know, a line each.</param>
    /// <returns>An exit code.</returns>
    /// <exception cref="ArchiveException">There is no archive, or it cannot be read.</exception>
    public static int Run(ServeOptions options, Action<string> say)
    {
        using var app = Build(options);
        try { app.StartAsync().GetAwaiter().GetResult(); }
        catch (IOException fault)
        {
            say($"{options.Host}:{options.Port}: {fault.GetBaseException().Message}; take another with --port");
            return CannotListen;
        }
        string told = $"{options.Archive} is at {app.Urls.First()}; Ctrl-C stops";
        if (options.JsonLog) LogStart(app.Logger, told);
        else say(told);
        app.Services.GetRequiredService<ReaderDesk>().Prepare();
        app.WaitForShutdownAsync().GetAwaiter().GetResult();
        return Done;
    }

    /// <summary>A server that is ready to start.</summary>
    /// <exception cref="ArchiveException">There is no archive, or it cannot be read.</exception>
    public static WebApplication Build(ServeOptions options)
    {
        // What is wrong with the archive is said at once, and not to the first reader.
        var archives = new ArchivePool(options.Archive);
        archives.Ask(archive => archive.CountArticles());
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions
        {
            ApplicationName = typeof(JejakServer).Assembly.GetName().Name,
            // Settings of another program may lie in the folder the command was called in.
            ContentRootPath = AppContext.BaseDirectory,
        });
        builder.WebHost.ConfigureKestrel(server =>
        {
            server.AddServerHeader = false;
            server.Limits.MaxRequestBodySize = options.MaxBodyBytes;
            server.Limits.MaxRequestLineSize = 16 << 10;
            server.Limits.RequestHeadersTimeout = options.HeadTimeout;
            server.Limits.KeepAliveTimeout = options.IdleTimeout;
            server.Limits.MaxConcurrentConnections = options.MaxConnections;
        });
        builder.WebHost.UseUrls($"http://{(options.Host.Contains(':', StringComparison.Ordinal) ? $"[{options.Host}]" : options.Host)}:{options.Port}");
        builder.AddTelemetry(options);
        // A page of another site that gives itself this machine's address (DNS rebinding) still calls it by its own name.
        bool hostsAreKnown = options.IsLoopback || options.ProxyHost is not null;
        if (hostsAreKnown) builder.Services.AddHostFiltering(hosts => hosts.AllowedHosts = ["localhost", "127.0.0.1", "[::1]", .. options.ProxyHost is { } name ? [name] : Array.Empty<string>()]);
        builder.Services.AddSingleton(options).AddSingleton(archives).AddSingleton<ReaderDesk>().AddSingleton<Access>().AddScoped<Preferences>().AddHttpContextAccessor();
        // Keys of forms live as long as the server: nothing is written to the machine.
        builder.Services.AddDataProtection().UseEphemeralDataProtectionProvider();
        builder.Services.AddAntiforgery(forgery => forgery.Cookie.Name = "jejak-form");
        builder.Services.AddRazorComponents();
        builder.Services.AddRadzenComponents();
        JejakApi.AddServices(builder.Services);
        if (options.Watch is { } watch) builder.Services.AddSingleton(watch).AddHostedService<WatchService>();
        builder.Services.AddMcp();
        var app = builder.Build();
        if (options.ProxyHost is not null) app.UseForwardedHeaders(new() { ForwardedHeaders = ForwardedHeaders.XForwardedProto });
        app.UseTelemetry();
        SecurityHeaders.Use(app);
        if (hostsAreKnown) app.UseHostFiltering();
        Faults.Use(app);
        app.UsePlainAddresses();
        app.UseStatusCodePagesWithReExecute("/not-found");
        app.UseRouting();
        app.UseAccess();
        app.UseAntiforgery();
        EmbeddedAssets.Map(app);
        LookEndpoint.Map(app);
        JejakApi.Map(app);
        app.MapFindingDesk();
        app.MapAlertDesk();
        app.MapKeys();
        LiveEndpoint.Map(app);
        AlertFeed.Map(app);
        app.MapMcp();
        app.MapTelemetry();
        app.MapRazorComponents<Document>();
        return app;
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "{Told}")]
    private static partial void LogStart(ILogger log, string told);
}
