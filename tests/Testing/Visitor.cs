using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using Microsoft.Net.Http.Headers;
using Noroshi.Kernel;

namespace Noroshi.Testing;

/// <summary>
/// Somebody at the door, with cookies but without script: asks for pages, fills in their forms, calls the API. Redirections are
/// not followed unless asked for, so that a test sees where it is sent.
/// </summary>
public sealed class Visitor(Uri address, params (string Name, string Value)[] cookies) : IDisposable
{
    private readonly Dictionary<string, string> jar = cookies.ToDictionary(c => c.Name, c => c.Value, StringComparer.Ordinal);
#pragma warning disable RS0030 // The wall against inside addresses is the host's; a test calls the host on this machine.
    private readonly HttpClient http = new(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false }) { BaseAddress = address, Timeout = TimeSpan.FromMinutes(5) };
#pragma warning restore RS0030

    /// <summary>Who it is; nobody if not signed in by the house.</summary>
    public PersonId Person { get; init; }

    /// <summary>The session by which the house signed the visitor in.</summary>
    public Guid Session { get; init; }

    /// <summary>A token to show at the API's doors.</summary>
    public string? Token { get; set; }

    /// <summary>The cookies held at present.</summary>
    public IReadOnlyDictionary<string, string> Cookies => jar;

    /// <summary>Puts a cookie in, as an attacker or another tab would.</summary>
    public void Keep(string name, string value) => jar[name] = value;

    /// <summary>Asks for a page or a thing.</summary>
    public async Task<Page> GetAsync(string path) => await SendAsync(new HttpRequestMessage(HttpMethod.Get, path));

    /// <summary>Asks for a page and goes where it sends.</summary>
    public async Task<Page> FollowAsync(string path) => await FollowAsync(await GetAsync(path));

    /// <summary>Goes where a page sends, until one answers.</summary>
    public async Task<Page> FollowAsync(Page page)
    {
        for (var hops = 0; page.Location is { } location; hops++)
        {
            if (hops > 10)
            {
                throw new InvalidOperationException($"Sent round in circles, last to {location}.");
            }

            page = await GetAsync(location);
        }

        return page;
    }

    /// <summary>Opens the page, fills in the form and sends it, with the antiforgery token that stands in it.</summary>
    /// <param name="path">The page with the form.</param>
    /// <param name="values">What is typed; an array gives several values under one name. Everything else is sent as it stands.</param>
    /// <param name="form">A CSS selector, if the page has several forms to send.</param>
    public async Task<Page> FillInAsync(string path, object values, string? form = null) => await SubmitAsync(await GetAsync(path), values, form);

    /// <summary>Fills in a form of a page and sends it.</summary>
    public async Task<Page> SubmitAsync(Page page, object values, string? form = null)
    {
        var (method, action, fields) = page.Form(form, values);
        return method == HttpMethod.Get
            ? await GetAsync(action + (action.Contains('?', StringComparison.Ordinal) ? '&' : '?') + await new FormUrlEncodedContent(fields).ReadAsStringAsync())
            : await PostAsync(action, new FormUrlEncodedContent(fields));
    }

    /// <summary>Posts a body as it is.</summary>
    public async Task<Page> PostAsync(string path, HttpContent body) => await SendAsync(new HttpRequestMessage(HttpMethod.Post, path) { Content = body });

    /// <summary>Posts JSON.</summary>
    /// <param name="path">The door.</param>
    /// <param name="body">An object, or a string that is sent as it stands, well formed or not.</param>
    /// <param name="idempotencyKey">The Idempotency-Key header.</param>
    public Task<Page> PostJsonAsync(string path, object body, string? idempotencyKey = null) => SendJsonAsync(HttpMethod.Post, path, body, idempotencyKey);

    /// <summary>Sends JSON with any method and headers.</summary>
    public async Task<Page> SendJsonAsync(HttpMethod method, string path, object body, string? idempotencyKey = null, string? ifMatch = null)
    {
        var request = new HttpRequestMessage(method, path)
        {
            Content = body is string text ? new StringContent(text, Encoding.UTF8, "application/json") : JsonContent.Create(body),
        };
        if (idempotencyKey is not null)
        {
            request.Headers.Add("Idempotency-Key", idempotencyKey);
        }

        if (ifMatch is not null)
        {
            request.Headers.TryAddWithoutValidation("If-Match", ifMatch);
        }

        return await SendAsync(request);
    }

    /// <summary>Sends anything, with the cookies and the token.</summary>
    public async Task<Page> SendAsync(HttpRequestMessage request)
    {
        if (jar.Count > 0)
        {
            request.Headers.Add("Cookie", string.Join("; ", jar.Select(c => $"{c.Key}={c.Value}")));
        }

        if (Token is { } token)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        }

        using var answer = await http.SendAsync(request);
        if (answer.Headers.TryGetValues("Set-Cookie", out var set))
        {
            foreach (var cookie in SetCookieHeaderValue.ParseList([.. set]))
            {
                Take(cookie);
            }
        }

        return await Page.ReadAsync(answer);
    }

    /// <inheritdoc/>
    public void Dispose() => http.Dispose();

    // The house's clock is not this machine's, so a date of expiry says nothing here; a date long past means "forget it".
    private void Take(SetCookieHeaderValue cookie)
    {
        if (cookie.MaxAge is { Ticks: <= 0 } || cookie.Expires is { Year: < 2000 })
        {
            jar.Remove(cookie.Name.Value!);
        }
        else
        {
            jar[cookie.Name.Value!] = cookie.Value.Value!;
        }
    }
}
