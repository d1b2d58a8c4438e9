using Noroshi.Host;
using Noroshi.IncidentReports;
using Noroshi.Oversight;
using Noroshi.Parties;
using Noroshi.Parties.Face;
using Noroshi.Store;

var options = ServeOptions.From(args);
Directory.CreateDirectory(options.Data);

var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = [] });
builder.Host.UseDefaultServiceProvider(o => (o.ValidateScopes, o.ValidateOnBuild) = (true, true));
builder.WebHost.UseUrls(options.Urls);
builder.Services.AddSingleton(TimeProvider.System);
builder.Services.AddSingleton(options);

builder.Services.AddStore(options.Database);
builder.Services.AddOversight();
builder.Services.AddParties(new PartiesSettings(options.Database, options.PublicUrl, options.Demo));
builder.Services.AddIncidentReports();

builder.Services.AddLocalization();
builder.Services.AddRazorPages(pages => pages.RootDirectory = "/");

var app = builder.Build();

app.UseStaticFiles();
app.UseRouting();
app.UseAuthentication();
app.UseRecognition();
app.UseAuthorization();
app.UseAntiforgery();

app.MapRazorPages();
app.MapParties();

await DatabaseStart.PrepareAsync(app.Services, options, app.Lifetime.ApplicationStopping);
await app.RunAsync();

/// <summary>The web process. Named so that tests can start it.</summary>
public partial class Program;
