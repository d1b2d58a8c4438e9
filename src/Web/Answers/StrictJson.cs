using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;

namespace Noroshi.Web.Answers;

/// <summary>
/// How machines' input is bound. By default an empty object would bind to a record with null and the year 0001: a legal deadline
/// from nothing. Missing, null, unknown and duplicate members are refused.
/// </summary>
internal static class StrictJson
{
    public static void Configure(JsonSerializerOptions options)
    {
        options.RespectNullableAnnotations = true;
        options.RespectRequiredConstructorParameters = true;
        options.UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow;
        options.AllowDuplicateProperties = false;
        options.NumberHandling = JsonNumberHandling.Strict;
        options.MaxDepth = 32;

        // Japanese stays readable; what HTML could mistake for markup is still escaped.
        options.Encoder = JavaScriptEncoder.Create(UnicodeRanges.All);
    }
}
