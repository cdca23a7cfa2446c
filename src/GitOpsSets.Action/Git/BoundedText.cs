using System.Text;

namespace GitOpsSets.Action.Git;

/// <summary>The end of a stream of text: what a failing command says last is what matters.</summary>
internal sealed class BoundedText(int maxCharacters)
{
    private const string Cut = "[...]\n";
    private readonly StringBuilder _text = new();
    private bool _cut;

    public override string ToString() => _cut ? Cut + _text : _text.ToString();

    public async Task FillAsync(StreamReader reader, CancellationToken cancellationToken)
    {
        var buffer = new char[4096];
        while (await reader.ReadAsync(buffer, cancellationToken) is var count and > 0)
        {
            _text.Append(buffer, 0, count);
            if (_text.Length > maxCharacters)
            {
                _text.Remove(0, _text.Length - maxCharacters);
                _cut = true;
            }
        }
    }
}
