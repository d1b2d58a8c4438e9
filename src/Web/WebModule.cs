using System.Text.Unicode;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Localization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.WebEncoders;
using Noroshi.Kernel;
using Noroshi.Web.Answers;
using Noroshi.Web.Face;
using Noroshi.Web.Language;
using Noroshi.Web.Machines;
using Noroshi.Web.Security;
using Noroshi.Web.Shared;

namespace Noroshi.Web;

/// <summary>The look of the house and the machinery of its pages. It knows no word of the domain.</summary>
public static class WebModule
{
    /// <summary>Pages, languages, forgery protection, and answers for machines.</summary>
    public static IServiceCollection AddWeb(this IServiceCollection services)
    {
        services.AddRazorPages(o => o.RootDirectory = "/");
        services.Configure<MvcOptions>(o => o.SuppressImplicitRequiredAttributeForNonNullableReferenceTypes = true);
        services.Configure<RouteOptions>(o => o.LowercaseUrls = true);
        services.Configure<RouteHandlerOptions>(o => o.ThrowOnBadRequest = true);
        services.ConfigureHttpJsonOptions(o => StrictJson.Configure(o.SerializerOptions));
        services.Configure<WebEncoderOptions>(o => o.TextEncoderSettings = new(UnicodeRanges.All));
        services.AddOptions<WebSettings>().BindConfiguration("Web");

        services.AddAntiforgery(o =>
        {
            o.Cookie.Name = "noroshi-form";

            // Not Strict: a link from a mail would then come without the cookie, get a new one, and spoil the forms of open tabs.
            o.Cookie.SameSite = SameSiteMode.Lax;
            o.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
            o.SuppressXFrameOptionsHeader = true; // frame-ancestors says it
        });
        services.Configure<CookieTempDataProviderOptions>(o =>
        {
            o.Cookie.Name = Frame.NoticeCookie;
            o.Cookie.SameSite = SameSiteMode.Lax;
            o.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        });

        // A closed door is answered where it stands: with the problem page for people, with problem details for machines.
        services.ConfigureAll<CookieAuthenticationOptions>(o =>
        {
            o.Events.OnRedirectToAccessDenied = refused => Bare(refused, StatusCodes.Status403Forbidden);
            var toSignIn = o.Events.OnRedirectToLogin;
            o.Events.OnRedirectToLogin = asked => ForMachines.Is(asked.Request.Path) ? Bare(asked, StatusCodes.Status401Unauthorized) : toSignIn(asked);
        });
        services.AddHsts(o => o.MaxAge = TimeSpan.FromDays(365));

        services.AddSingleton<IStringLocalizerFactory, JapaneseIsTheKeyFactory>();
        services.TryAddTransient(typeof(IStringLocalizer<>), typeof(StringLocalizer<>));
        services.Configure<RequestLocalizationOptions>(o =>
        {
            o.SetDefaultCulture("ja").AddSupportedCultures("ja", "en").AddSupportedUICultures("ja", "en");
            o.RequestCultureProviders = [new CookieRequestCultureProvider { CookieName = LanguageSwitch.Cookie }];
        });

        services.AddProblemDetails(o => o.CustomizeProblemDetails = problem => problem.ProblemDetails.Extensions["traceId"] = Trace.Of(problem.HttpContext));
        services.AddExceptionHandler<ExceptionsAsProblems>();
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddScoped<ActorScope>();
        services.AddHttpContextAccessor();
        services.AddScoped<Frame>();
        services.AddMachineRate();
        return services;
    }

    private static Task Bare(RedirectContext<CookieAuthenticationOptions> redirect, int status)
    {
        redirect.Response.StatusCode = status;
        return Task.CompletedTask;
    }

    /// <summary>
    /// Headers, languages, and problem pages. Call it first, before routing, authentication and authorization, so that their
    /// refusals are shown properly too.
    /// </summary>
    public static IApplicationBuilder UseWeb(this IApplicationBuilder app)
    {
        var outages = app.ApplicationServices.GetServices<IOutages>().ToArray();
        app.UseMiddleware<SecurityHeaders>();
        app.UseStaticFiles(new StaticFileOptions
        {
            // The layout names each file with a digest of its content (?v=): under that name it never changes.
            OnPrepareResponse = file => file.Context.Response.Headers.CacheControl =
                file.Context.Request.Query.ContainsKey("v") ? "public, max-age=31536000, immutable" : "no-cache",
        });
        app.UseHsts();
        app.UseRequestLocalization();
        app.UseExceptionHandler(new ExceptionHandlerOptions
        {
            ExceptionHandlingPath = "/problem/500",
            CreateScopeForErrors = true,
            StatusCodeSelector = thrown => StatusOfAFault.Of(thrown, outages),

            // What a handler answers is still a fault of ours and belongs in the log; what could not be read is the sender's.
            SuppressDiagnosticsCallback = thrown => thrown.Exception is BadHttpRequestException,
        });
        app.UseWhen(c => ForMachines.Is(c.Request.Path), machines => machines.UseStatusCodePages(ForMachines.WriteAsync));
        app.UseWhen(c => !ForMachines.Is(c.Request.Path), people => people.UseStatusCodePagesWithReExecute("/problem/{0}"));

        // The problem page is reached without recognition, which asks the database: the page must also say that the database is gone.
        // Who was recognised before the problem arose still stands in the frame.
        app.UseWhen(c => c.Request.Path.StartsWithSegments("/problem"), standing => standing.UseRouting().UseEndpoints(_ => { }));
        return app;
    }

    /// <summary>Pages of all modules, and the switch of languages.</summary>
    public static IEndpointRouteBuilder MapWeb(this IEndpointRouteBuilder routes)
    {
        // No MapStaticAssets: its matcher turns every 405 of the house into a 404.
        LanguageSwitch.Map(routes);
        routes.MapRazorPages();
        return routes;
    }
}
