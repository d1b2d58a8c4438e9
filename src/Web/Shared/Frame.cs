using System.Globalization;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.Extensions.Options;
using Noroshi.Kernel;
using Noroshi.Web.Answers;
using Noroshi.Web.Face;
using Noroshi.Web.Language;
using Noroshi.Web.Showing;

namespace Noroshi.Web.Shared;

/// <summary>All that the layout shows around a page, gathered from the modules for one request.</summary>
internal sealed class Frame(
    IHttpContextAccessor accessor,
    ActorScope scope,
    IEnumerable<INavigation> navigations,
    IEnumerable<INavigationCount> counts,
    IEnumerable<IFooter> footers,
    IEnumerable<IPageStrip> strips,
    IEnumerable<ISignedIn> signedIn,
    IOptions<WebSettings> settings)
{
    public const string NoticeCookie = "noroshi-notice";

    private HttpContext Context => accessor.HttpContext!;

    public WebSettings Settings => settings.Value;

    public static string Language => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en" ? "en" : "ja";

    public static string OtherLanguage => Language == "en" ? "ja" : "en";

    /// <summary>The address the person asked for, also when a problem page stands in its place.</summary>
    public string Here
    {
        get
        {
            if (Context.Features.Get<IStatusCodeReExecuteFeature>() is { } bare)
            {
                return bare.OriginalPathBase + bare.OriginalPath + bare.OriginalQueryString;
            }

            var path = Context.Features.Get<IExceptionHandlerPathFeature>()?.Path ?? Context.Request.Path.Value;
            return Context.Request.PathBase + path + Context.Request.QueryString;
        }
    }

    public string SwitchPath => LanguageSwitch.PathTo(OtherLanguage, Here);

    public bool HasProblems => Context.Features.Get<ShownProblems>() is { Problems.Count: > 0 };

    public IEnumerable<PageStrip> Strips => strips.Select(s => s.For(Context)).OfType<PageStrip>();

    public IEnumerable<FooterLink> FooterLinks => footers.SelectMany(f => f.Links).OrderBy(l => l.Order);

    public async ValueTask<SignedIn?> WhoAsync()
    {
        foreach (var known in signedIn)
        {
            if (await known.WhoAsync(Context.RequestAborted) is { } who)
            {
                return who;
            }
        }

        return null;
    }

    /// <summary>The menu for this actor: sections with at least one place that is open to the actor.</summary>
    public async ValueTask<IReadOnlyList<Section>> MenuAsync()
    {
        var items = navigations.SelectMany(n => n.Items).Where(i => i.IsFor(scope.Actor)).OrderBy(i => i.Order).ToArray();
        var current = items.Where(i => Covers(i.Path)).MaxBy(i => i.Path.Length);
        var sections = new List<Section>();
        foreach (var group in items.GroupBy(i => i.Section.Ja))
        {
            var places = new List<Place>();
            foreach (var item in group)
            {
                places.Add(new Place(item, item == current, await CountAsync(item.Path)));
            }

            sections.Add(new Section(group.First().Section, places));
        }

        return sections;
    }

    /// <summary>What the page before this one left to be said, once.</summary>
    public (NoticeKind Kind, string Text)? Said(ITempDataDictionary left)
    {
        // To look is to touch, and what is touched is sent back as a cookie: look only where something was left.
        if (!Context.Request.Cookies.ContainsKey(NoticeCookie) && Context.Features.Get<LeftToSay>() is null)
        {
            return null;
        }

        var kind = left["notice-kind"] as string;
        var words = new Words(left["notice-ja"] as string ?? "", left["notice-en"] as string ?? "");
        return Enum.TryParse<NoticeKind>(kind, out var known) ? (known, words.Here) : null;
    }

    private bool Covers(string path) => path == "/"
        ? Context.Request.Path == "/"
        : Context.Request.Path.StartsWithSegments(path.Split('?')[0]);

    private async ValueTask<int> CountAsync(string path)
    {
        var sum = 0;
        foreach (var count in counts.Where(c => c.Path == path))
        {
            sum += await count.CountAsync(Context.RequestAborted);
        }

        return sum;
    }

    public sealed record Place(NavigationItem Item, bool IsCurrent, int Count);

    public sealed record Section(Words Text, IReadOnlyList<Place> Places)
    {
        public bool IsCurrent => Places.Any(p => p.IsCurrent);

        public int Count => Places.Sum(p => p.Count);
    }
}
