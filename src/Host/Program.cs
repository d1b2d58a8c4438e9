using Noroshi.Council;
using Noroshi.CriticalComputers;
using Noroshi.Feedback;
using Noroshi.Host;
using Noroshi.Host.Documenting;
using Noroshi.Host.Watching;
using Noroshi.IncidentReports;
using Noroshi.Oversight;
using Noroshi.Parties;
using Noroshi.Products;
using Noroshi.Provision;
using Noroshi.Store;
using Noroshi.Store.Vault;
using Noroshi.Web;
using Noroshi.Web.Face;

return await Serving.RunAsync(args);

/// <summary>The web process: what it is made of, and in which order a request passes through it.</summary>
public partial class Program
{
    /// <summary>Puts the house together. Tests change a few of its parts, the clock first of all.</summary>
    internal static WebApplication Build(ServeOptions options, Action<WebApplicationBuilder>? change = null)
    {
        var builder = Serving.Builder(options);

        builder.Services.AddStore(options.Database);
        builder.Services.AddVault(options.Data);
        builder.Services.AddOversight(options.Data);
        builder.Services.AddParties(options.Parties);
        builder.Services.AddCriticalComputers();
        builder.Services.AddIncidentReports();
        builder.Services.AddProducts();
        builder.Services.AddProvision();
        builder.Services.AddCouncil();
        builder.Services.AddFeedback();

        builder.Services.AddWeb();
        builder.Services.AddApiDocument();
        if (options.Demo)
        {
            builder.Services.AddSingleton<IPageStrip, DemonstrationStrip>();
        }

        change?.Invoke(builder);
        var app = builder.Build();

        app.UseLimits(options);
        app.UseWeb();
        app.UseRouting();
        app.UseRequestTimeouts();
        app.UseRateLimiter();
        app.UseAuthentication();
        app.UseRecognition();
        app.UseAuthorization();

        app.MapWeb();
        app.MapParties();
        app.MapOversight();
        app.MapCriticalComputers();
        app.MapIncidentReports();
        app.MapProvision();
        app.MapApiDocument();
        app.MapHealth();

        return app;
    }
}
